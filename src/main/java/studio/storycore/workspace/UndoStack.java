package studio.storycore.workspace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.project.InvalidValue;

/**
 * The edits that a tab can take back and make again. Typing in one field counts as one act. Holds the inverse edits, so
 * taking one back leaves what others did in the meantime. Not safe for use by several threads.
 */
public final class UndoStack {

    /** What can be done at this moment. */
    public record Available(boolean undo, boolean redo) {}

    private static final int MOST_STEPS = 200;

    private record Step(@Nullable ProjectEdit made, ProjectEdit wayBack) {}

    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();

    Available available() {
        return new Available(!done.isEmpty(), !undone.isEmpty());
    }

    void made(ProjectEdit edit, ProjectEdit inverse) {
        undone.clear();
        Step last = done.peek();
        boolean goesOn = last != null
                && last.made() != null
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

    void undo(Function<ProjectEdit, Optional<ProjectEdit>> submit) {
        step(done, undone, submit);
    }

    void redo(Function<ProjectEdit, Optional<ProjectEdit>> submit) {
        step(undone, done, submit);
    }

    /** A step that is refused for good is dropped; one that only cannot be made at this moment can be tried again. */
    private static void step(Deque<Step> from, Deque<Step> to, Function<ProjectEdit, Optional<ProjectEdit>> submit)
            throws EditRejected, InvalidValue {
        Step step = from.poll();
        if (step == null) {
            return;
        }
        try {
            submit.apply(step.wayBack()).ifPresent(again -> to.push(new Step(null, again)));
        } catch (EditRejected refused) {
            if (refused.canPass()) {
                from.push(step);
            }
            throw refused;
        }
    }
}
