package studio.storycore.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.storycore.account.CurrentPerson;
import studio.storycore.account.Person;
import studio.storycore.library.ProjectLibrary;
import studio.storycore.library.ProjectList;
import studio.storycore.storage.HeaderQuery;

/** The projects of a person. */
@RestController
@RequestMapping("/api/projects")
class ProjectsController {

    private final CurrentPerson people;
    private final ProjectLibrary library;
    private final WholeDocuments documents;

    ProjectsController(CurrentPerson people, ProjectLibrary library, WholeDocuments documents) {
        this.people = people;
        this.library = library;
        this.documents = documents;
    }

    /** Lists the projects that the person owns or shares, the last saved first. */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    HeaderPage list(
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(defaultValue = "false") boolean trash) {
        if (page < 0 || size < 1 || size > HeaderQuery.MOST || (long) page * size > Integer.MAX_VALUE) {
            throw new BadRequest(BadRequest.Reason.PAGE);
        }
        Person person = people.get();
        ProjectList list = new ProjectList(query.strip(), trash, HeaderQuery.Order.UPDATED_AT, true);
        List<Header> headers = library.list(person, list, page * size, size).stream()
                .map(header -> Header.of(person, header))
                .toList();
        return new HeaderPage(headers, page, size, library.count(person, list));
    }

    /** Creates the project of a document, or saves it as a new revision when there is one with its id. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SaveAnswer> save(
            HttpServletRequest request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
            @RequestHeader(name = WholeDocuments.IDEMPOTENCY_KEY, required = false) @Nullable String key)
            throws IOException {
        return documents.save(request, null, ifMatch, ifNoneMatch, key);
    }
}
