package studio.storycore.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import studio.storycore.access.Right;
import studio.storycore.account.CurrentPerson;
import studio.storycore.account.Person;
import studio.storycore.library.ProjectDocuments;
import studio.storycore.library.ProjectLibrary;
import studio.storycore.live.Stored;
import studio.storycore.project.ProjectKey;
import studio.storycore.saving.LargeDocuments;
import studio.storycore.saving.LargeDocuments.Use;

/** One project as a whole. */
@RestController
@RequestMapping("/api/projects/{id}")
class ProjectController {

    private final CurrentPerson people;
    private final ProjectLibrary library;
    private final ProjectDocuments documents;
    private final WholeDocuments whole;
    private final DocumentWriter writer;
    private final LargeDocuments large;

    ProjectController(
            CurrentPerson people,
            ProjectLibrary library,
            ProjectDocuments documents,
            WholeDocuments whole,
            DocumentWriter writer,
            LargeDocuments large) {
        this.people = people;
        this.library = library;
        this.documents = documents;
        this.whole = whole;
        this.writer = writer;
        this.large = large;
    }

    /** Reads the newest stored document, by the project's id or its key; it is written straight into the answer. */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    void read(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Person person = people.get();
        if (ifNoneMatch != null) {
            long last = documents.sequenceNumber(person, ProjectKey.id(id), Right.VIEW);
            if (Tags.isKnown(ifNoneMatch, last)) {
                response.setHeader(HttpHeaders.ETAG, Tags.of(last));
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
        }
        String projectId = ProjectKey.id(id);
        large.inTurn(Use.ANSWERED, documents.weight(person, projectId), () -> {
            Stored stored = documents.read(person, projectId);
            writer.write(stored.content(), stored.sequenceNumber(), request, response);
            return stored;
        });
    }

    /** Tells whether the project exists, and its last revision, without reading the document. */
    @RequestMapping(method = RequestMethod.HEAD)
    ResponseEntity<Void> exists(@PathVariable String id) {
        long last = documents.sequenceNumber(people.get(), ProjectKey.id(id), Right.VIEW);
        return ResponseEntity.ok()
                .eTag(Tags.of(last))
                .contentType(MediaType.APPLICATION_JSON)
                .build();
    }

    /** Creates the project, or saves the document as its next revision. */
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SaveAnswer> save(
            @PathVariable String id,
            HttpServletRequest request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
            @RequestHeader(name = WholeDocuments.IDEMPOTENCY_KEY, required = false) @Nullable String key)
            throws IOException {
        return whole.save(request, ProjectKey.id(id), ifMatch, ifNoneMatch, key);
    }

    /** Puts the project into the trash. */
    @DeleteMapping
    ResponseEntity<Void> trash(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Person person = people.get();
        long seen = Tags.seen(ifMatch);
        long last = documents.sequenceNumber(person, ProjectKey.id(id), Right.OWN);
        if (seen != ProjectDocuments.ANYTHING && seen != last) {
            throw new Stale(last);
        }
        library.trash(person, ProjectKey.id(id));
        return ResponseEntity.noContent().build();
    }

    /** Takes the project back from the trash; does nothing if it is not there. */
    @PostMapping("/restore")
    ResponseEntity<Void> restore(@PathVariable String id) {
        library.restore(people.get(), ProjectKey.id(id));
        return ResponseEntity.noContent().build();
    }
}
