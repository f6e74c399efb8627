package studio.storycore.workspace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.Field;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Project;

/**
 * The edits that a tab can take back and make again. Typing in one field counts as one act. Holds the inverse edits, so
 * taking one back leaves what others did in the meantime. Not safe for use by several threads.
 */
public final class UndoStack {

    /** What can be done at this moment. */
    public record Available(boolean undo, boolean redo) {}

    private static final int MOST_STEPS = 200;

    /** @param made what stands now and would be taken back */
    private record Step(ProjectEdit made, ProjectEdit wayBack) {}

    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();

    Available available() {
        return new Available(!done.isEmpty(), !undone.isEmpty());
    }

    void made(ProjectEdit edit, ProjectEdit inverse) {
        undone.clear();
        Step last = done.peek();
        boolean goesOn = last != null
                && edit.replacesEarlier()
                && last.made().replacesEarlier()
                && last.made().fields().equals(edit.fields());
        if (goesOn) {
            done.pop();
            done.push(new Step(edit, last.wayBack()));
        } else {
            done.push(new Step(edit, inverse));
        }
        if (done.size() > MOST_STEPS) {
            done.removeLast();
        }
    }

    void undo(Project now, Function<ProjectEdit, Optional<ProjectEdit>> submit) {
        step(done, undone, now, submit);
    }

    void redo(Project now, Function<ProjectEdit, Optional<ProjectEdit>> submit) {
        step(undone, done, now, submit);
    }

    /** A step that is refused for good is dropped; one that only cannot be made at this moment can be tried again. */
    private static void step(
            Deque<Step> from, Deque<Step> to, Project now, Function<ProjectEdit, Optional<ProjectEdit>> submit)
            throws EditRejected, InvalidValue {
        Step step = from.poll();
        if (step == null) {
            return;
        }
        if (!stands(step.made(), now)) {
            Field field = step.made().fields().iterator().next();
            throw new EditRejected(EditRejected.Reason.CHANGED_SINCE, field.entity(), field.id());
        }
        try {
            submit.apply(step.wayBack()).ifPresent(again -> to.push(new Step(step.wayBack(), again)));
        } catch (EditRejected refused) {
            if (refused.canPass()) {
                from.push(step);
            }
            throw refused;
        }
    }

    /** Whether a field still has the value that was given to it: another one is someone else's, and stays. */
    private static boolean stands(ProjectEdit made, Project now) {
        try {
            return !made.replacesEarlier() || made.applyTo(now).equals(now);
        } catch (EditRejected gone) {
            // Told by the way back itself.
            return true;
        }
    }
}
