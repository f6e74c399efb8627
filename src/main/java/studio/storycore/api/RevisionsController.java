package studio.storycore.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.storycore.access.Right;
import studio.storycore.account.CurrentPerson;
import studio.storycore.account.Person;
import studio.storycore.contract.ProjectJson;
import studio.storycore.library.ChangedMeanwhile;
import studio.storycore.library.ProjectDocuments;
import studio.storycore.library.ProjectHistory;
import studio.storycore.library.Saved;
import studio.storycore.project.Project;
import studio.storycore.project.ProjectKey;
import studio.storycore.storage.Revision;

/** The history of a project. */
@RestController
@RequestMapping("/api/projects/{id}/revisions")
class RevisionsController {

    private static final int MOST = 100;

    private final CurrentPerson people;
    private final ProjectDocuments documents;
    private final ProjectHistory history;
    private final ProjectJson json;
    private final DocumentWriter writer;

    RevisionsController(
            CurrentPerson people,
            ProjectDocuments documents,
            ProjectHistory history,
            ProjectJson json,
            DocumentWriter writer) {
        this.people = people;
        this.documents = documents;
        this.history = history;
        this.json = json;
        this.writer = writer;
    }

    /** Lists revisions, the latest first; who wants more asks again for those before the last of this list. */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    RevisionPage list(
            @PathVariable String id,
            @RequestParam(defaultValue = "9223372036854775807") long before,
            @RequestParam(defaultValue = "50") int size) {
        if (size < 1 || size > MOST) {
            throw new BadRequest(BadRequest.Reason.SIZE);
        }
        return new RevisionPage(history.list(people.get(), ProjectKey.id(id), before, size, RevisionItem::of));
    }

    /** One revision with its edits in full. */
    @GetMapping(path = "/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
    void revision(@PathVariable String id, @PathVariable long number, HttpServletResponse response) throws IOException {
        Revision revision =
                history.revision(people.get(), ProjectKey.id(id), number).orElseThrow(() -> new NoSuchRevision(number));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.mapper().writeValue(response.getOutputStream(), revision);
    }

    /** The document as a revision left it. */
    @GetMapping(path = "/{number}/document", produces = MediaType.APPLICATION_JSON_VALUE)
    void document(
            @PathVariable String id,
            @PathVariable long number,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        writer.write(contentAt(people.get(), ProjectKey.id(id), number, Right.VIEW), number, request, response);
    }

    /** Brings back the content that a revision left, as a new revision. */
    @PostMapping(path = "/{number}/restore", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SaveAnswer> restore(
            @PathVariable String id,
            @PathVariable long number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = WholeDocuments.IDEMPOTENCY_KEY, required = false) @Nullable String key) {
        Person person = people.get();
        String projectId = ProjectKey.id(id);
        Project earlier = contentAt(person, projectId, number, Right.EDIT);
        try {
            Saved saved = documents.bringBack(person, projectId, earlier, Tags.seen(ifMatch), EditId.of(person, key));
            return ResponseEntity.ok()
                    .eTag(Tags.of(saved.sequenceNumber()))
                    .body(SaveAnswer.of(projectId, earlier.name(), saved, List.of()));
        } catch (ChangedMeanwhile overtaken) {
            throw new Stale(overtaken.sequenceNumber());
        }
    }

    private Project contentAt(Person person, String projectId, long number, Right needed) {
        return history.contentAt(person, projectId, number, needed).orElseThrow(() -> new NoSuchRevision(number));
    }
}
