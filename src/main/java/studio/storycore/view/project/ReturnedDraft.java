package studio.storycore.view.project;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import studio.storycore.project.Project;
import studio.storycore.view.project.BoundField.Unreadable;

/** What became of a draft that the browser gave back. */
sealed interface ReturnedDraft {

    Draft draft();

    /** The project had that value already. */
    record AlreadyThere(Draft draft) implements ReturnedDraft {}

    /** It went into its field, which nobody had changed meanwhile. */
    record BroughtBack(Draft draft) implements ReturnedDraft {}

    /** Someone changed the field meanwhile: only the person can choose. */
    record Choice(Draft draft, String inProject) implements ReturnedDraft {}

    /** It cannot go into its field. */
    record NotTaken(Draft draft, String reason) implements ReturnedDraft {}

    /** Puts a draft into its field, if nobody else's text would be overwritten. */
    static ReturnedDraft bringBack(Draft draft, Editor editor, Component place) {
        Project project = editor.project().newest();
        Optional<String> inProject = draft.field().text(project, draft.entityId(), place);
        if (inProject.isEmpty()) {
            return new NotTaken(draft, place.getTranslation("drafts.gone"));
        }
        if (inProject.get().equals(draft.field().asShown(draft.text(), place))) {
            return new AlreadyThere(draft);
        }
        if (!draft.isOnTheWay(inProject.get(), place)) {
            return new Choice(draft, inProject.get());
        }
        return use(draft, editor, place);
    }

    /** Puts a draft into its field, whatever stands there. */
    static ReturnedDraft use(Draft draft, Editor editor, Component place) {
        try {
            return editor.attempt(() ->
                            draft.field().editTyped(editor.project().newest(), draft.entityId(), draft.text(), place))
                    .<ReturnedDraft>map(refusal -> new NotTaken(draft, refusal.reason()))
                    .orElseGet(() -> new BroughtBack(draft));
        } catch (Unreadable unreadable) {
            return new NotTaken(draft, unreadable.getMessage());
        }
    }
}
