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
import studio.storycore.saving.LargeDocuments;
import studio.storycore.saving.LargeDocuments.Use;
import studio.storycore.storage.Revision;
import studio.storycore.storage.Weight;

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
    private final LargeDocuments large;

    RevisionsController(
            CurrentPerson people,
            ProjectDocuments documents,
            ProjectHistory history,
            ProjectJson json,
            DocumentWriter writer,
            LargeDocuments large) {
        this.people = people;
        this.documents = documents;
        this.history = history;
        this.json = json;
        this.writer = writer;
        this.large = large;
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
        Person person = people.get();
        large.inTurn(Use.ANSWERED, Weight.UNKNOWN, () -> {
            Revision revision =
                    history.revision(person, ProjectKey.id(id), number).orElseThrow(() -> new NoSuchRevision(number));
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            json.mapper().writeValue(response.getOutputStream(), revision);
            return revision;
        });
    }

    /** The document as a revision left it. */
    @GetMapping(path = "/{number}/document", produces = MediaType.APPLICATION_JSON_VALUE)
    void document(
            @PathVariable String id,
            @PathVariable long number,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Person person = people.get();
        large.inTurn(Use.ANSWERED, Weight.UNKNOWN, () -> {
            Project content = contentAt(person, ProjectKey.id(id), number, Right.VIEW);
            writer.write(content, number, request, response);
            return content;
        });
    }

    /** Brings back the content that a revision left, as a new revision. */
    @PostMapping(path = "/{number}/restore", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SaveAnswer> restore(
            @PathVariable String id,
            @PathVariable long number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = WholeDocuments.IDEMPOTENCY_KEY, required = false) @Nullable String key) {
        Person person = people.get();
        return large.inTurn(
                Use.SENT, Weight.UNKNOWN, () -> restored(person, ProjectKey.id(id), number, Tags.seen(ifMatch), key));
    }

    private ResponseEntity<SaveAnswer> restored(
            Person person, String projectId, long number, long seen, @Nullable String key) {
        Project earlier = contentAt(person, projectId, number, Right.EDIT);
        try {
            Saved saved = documents.bringBack(person, projectId, earlier, seen, EditId.of(person, key));
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
