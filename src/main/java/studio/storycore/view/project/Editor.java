package studio.storycore.view.project;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.notification.Notification;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.project.InvalidValue;
import studio.storycore.view.layout.Notifications;
import studio.storycore.workspace.OpenProject;
import studio.storycore.workspace.UndoResult;

/**
 * Makes the edits of one page and tells the person about those that are refused. A refused edit changes nothing, so
 * everything else can still be saved.
 */
public final class Editor {

    private final OpenProject project;
    private final Reasons reasons;

    public Editor(OpenProject project, Reasons reasons) {
        this.project = project;
        this.reasons = reasons;
    }

    public OpenProject project() {
        return project;
    }

    /** Makes an edit whose refusal is to be shown beside its field; empty when it was made. */
    public Optional<Refusal> attempt(ProjectEdit edit) {
        return outcome(() -> project.edit(edit));
    }

    /** The same for an edit that cannot even be written down when its value breaks the contract. */
    public Optional<Refusal> attempt(Supplier<ProjectEdit> edit) {
        return outcome(() -> project.edit(edit.get()));
    }

    /** Makes an edit that takes another one back; empty when it was made. */
    public Optional<Refusal> bringBack(Supplier<ProjectEdit> edit) {
        return outcome(() -> project.bringBack(edit.get()));
    }

    /** Makes an edit; if it is refused, a message says so. Tells whether it was made. */
    public boolean make(ProjectEdit edit) {
        return run(() -> project.edit(edit));
    }

    public void undo() {
        step(project.undo(), "project.undo.refused");
    }

    public void redo() {
        step(project.redo(), "project.redo.refused");
    }

    /** Texts that were taken back are not to come back as drafts. */
    private void step(UndoResult result, String refusedKey) {
        UI ui = UI.getCurrent();
        switch (result) {
            case UndoResult.Made made -> {
                Set<String> written = new HashSet<>();
                made.fields().forEach(field -> written.addAll(TypedFields.keysOf(field)));
                List<String> takenBack = project.drafts().takeBack(written);
                if (!takenBack.isEmpty()) {
                    ui.getPage().executeJs("window.storycore.drafts.settled($0, $1)", takenBack, (double)
                            project.savedSequenceNumber());
                }
            }
            case UndoResult.Refused refused -> {
                String what = FieldNames.of(refused.fields(), project.newest(), ui);
                Notifications.error(ui.getTranslation(refusedKey, what), reasons.of(refused.reason(), ui.getLocale()));
            }
            case UndoResult.Nothing nothing -> {}
        }
    }

    /**
     * Makes an edit that takes something away; the message that says so offers to take it back, whatever was done in the
     * meantime. Tells whether it was made.
     */
    public boolean remove(ProjectEdit edit, String done) {
        List<ProjectEdit> wayBack = new ArrayList<>();
        boolean made = run(() -> {
            wayBack.add(edit.inverse(project.content().peek()));
            project.edit(edit);
        });
        if (made) {
            Notification message = Notifications.success(done);
            Button undo = new Button(message.getTranslation("project.undo"), click -> {
                message.close();
                run(() -> project.bringBack(wayBack.getFirst()));
            });
            undo.addThemeVariants(ButtonVariant.TERTIARY);
            undo.addClassName("undo");
            message.add(undo);
        }
        return made;
    }

    private boolean run(Runnable change) {
        Optional<Refusal> refusal = outcome(change);
        refusal.ifPresent(r -> Notifications.error(UI.getCurrent().getTranslation("project.edit-refused"), r.reason()));
        return refusal.isEmpty();
    }

    private Optional<Refusal> outcome(Runnable change) {
        Locale locale = UI.getCurrent().getLocale();
        try {
            change.run();
            return Optional.empty();
        } catch (EditRejected rejected) {
            boolean gone = rejected.reason() == EditRejected.Reason.GONE;
            return Optional.of(new Refusal(gone, "", reasons.of(rejected, locale)));
        } catch (InvalidValue invalid) {
            return Optional.of(new Refusal(false, invalid.field(), reasons.of(invalid, locale)));
        }
    }
}
