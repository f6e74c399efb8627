package studio.storycore.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import studio.storycore.account.CurrentPerson;
import studio.storycore.account.Person;
import studio.storycore.contract.InvalidDocument;
import studio.storycore.contract.ProjectJson;
import studio.storycore.contract.ReadProject;
import studio.storycore.contract.Violation;
import studio.storycore.contract.ViolationTexts;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.library.ChangedMeanwhile;
import studio.storycore.library.ProjectDocuments;
import studio.storycore.library.Saved;
import studio.storycore.project.Project;
import studio.storycore.project.ProjectKey;
import studio.storycore.project.Rule;
import studio.storycore.saving.ProjectNotFound;

/** Saves whole documents: as a new project, or as the next revision of the one with their id. */
@Component
class WholeDocuments {

    /** Names a request, so that it has its effect once however often it is sent. */
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final CurrentPerson people;
    private final ProjectDocuments documents;
    private final ProjectJson json;
    private final ViolationTexts rules;
    private final RequestBodies bodies;

    WholeDocuments(
            CurrentPerson people,
            ProjectDocuments documents,
            ProjectJson json,
            ViolationTexts rules,
            RequestBodies bodies) {
        this.people = people;
        this.documents = documents;
        this.json = json;
        this.rules = rules;
        this.bodies = bodies;
    }

    /** @param wantedId the id in the address; null if there is none */
    ResponseEntity<SaveAnswer> save(
            HttpServletRequest request,
            @Nullable String wantedId,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable String key)
            throws IOException {
        // No revision has the number 0: whoever has seen that wants nothing to be there.
        long seen = Tags.isForNew(ifNoneMatch) ? 0 : Tags.seen(ifMatch);
        return bodies.inTurn(request, bytes -> {
            // Not before: the account may have been disabled while the document was on its way.
            Person person = people.get();
            @Nullable String editId = EditId.of(person, key);
            ReadProject read = json.read(bytes);
            Project project = read.project();
            if (wantedId != null && !wantedId.equals(project.id())) {
                throw new OtherId();
            }
            boolean mayBeNew = ifMatch == null;
            if (mayBeNew && !ProjectKey.isMistakable(project.id()) && !documents.isThere(project.id())) {
                Optional<Saved> created = documents.create(person, project, editId);
                if (created.isPresent()) {
                    return answer(created.get(), read, request);
                }
            }
            return answer(replace(person, project, seen, editId, mayBeNew), read, request);
        });
    }

    private Saved replace(Person person, Project project, long seen, @Nullable String editId, boolean mayBeNew) {
        try {
            return documents.save(person, project.id(), new ReplaceProject(project), seen, editId);
        } catch (ChangedMeanwhile overtaken) {
            throw new Stale(overtaken.sequenceNumber());
        } catch (ProjectNotFound absent) {
            if (!mayBeNew) {
                throw new Stale(0);
            }
            if (ProjectKey.isMistakable(project.id())) {
                throw new InvalidDocument(List.of(new Violation("/id", Rule.RESERVED_ID, List.of())), 1);
            }
            throw new IdTaken();
        }
    }

    private ResponseEntity<SaveAnswer> answer(Saved saved, ReadProject read, HttpServletRequest request) {
        List<ProblemError> warnings = ProblemError.of(read.warnings(), "", rules, Language.of(request));
        String id = read.project().id();
        return ResponseEntity.status(saved.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .eTag(Tags.of(saved.sequenceNumber()))
                .location(ProjectAddress.of(request, id))
                .body(SaveAnswer.of(id, read.project().name(), saved, warnings));
    }
}
