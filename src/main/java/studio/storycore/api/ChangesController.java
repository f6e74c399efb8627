package studio.storycore.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import studio.storycore.account.CurrentPerson;
import studio.storycore.account.Person;
import studio.storycore.edit.AddGeneration;
import studio.storycore.edit.EditGroup;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.library.ProjectDocuments;
import studio.storycore.library.Saved;
import studio.storycore.project.ProjectKey;

/** Changes of single fields of a project. */
@RestController
@RequestMapping("/api/projects/{id}")
class ChangesController {

    private final CurrentPerson people;
    private final ProjectDocuments documents;
    private final EditReader edits;
    private final RequestBodies bodies;

    ChangesController(CurrentPerson people, ProjectDocuments documents, EditReader edits, RequestBodies bodies) {
        this.people = people;
        this.documents = documents;
        this.edits = edits;
        this.bodies = bodies;
    }

    /**
     * Makes a list of edits, all or none. With If-Match they are merged with later revisions, unless those changed the
     * same fields.
     */
    @PatchMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SaveAnswer> change(
            @PathVariable String id,
            HttpServletRequest request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = WholeDocuments.IDEMPOTENCY_KEY, required = false) @Nullable String key)
            throws IOException {
        return bodies.inTurn(request, body -> {
            List<ProjectEdit> list = edits.read(body);
            return save(ProjectKey.id(id), new EditGroup(list), Tags.seen(ifMatch), key);
        });
    }

    /** Appends the record of an attempt to generate the project's pictures. */
    @PostMapping(
            path = "/generations",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SaveAnswer> generated(
            @PathVariable String id,
            HttpServletRequest request,
            @RequestHeader(name = WholeDocuments.IDEMPOTENCY_KEY, required = false) @Nullable String key)
            throws IOException {
        return bodies.inTurn(request, body -> {
            AddGeneration append = edits.generation(body);
            return save(ProjectKey.id(id), append, ProjectDocuments.ANYTHING, key);
        });
    }

    private ResponseEntity<SaveAnswer> save(String id, ProjectEdit edit, long seen, @Nullable String key) {
        Person person = people.get();
        @Nullable String editId = EditId.of(person, key);
        Saved saved = documents.save(person, id, edit, seen, editId);
        return ResponseEntity.ok()
                .eTag(Tags.of(saved.sequenceNumber()))
                .body(SaveAnswer.of(id, saved.content().name(), saved, List.of()));
    }
}
