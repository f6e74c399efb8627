package studio.storycore.workspace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import studio.storycore.edit.ChangedSince;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.Field;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Project;

/**
 * The edits of one project that one person can take back and make again, in whichever tab or on whichever device they
 * were made. Typing in one field without a longer pause is one step. Holds the inverse edits, so taking one back leaves what others did since; a
 * step that would take theirs along is refused and forgotten.
 *
 * <p>At most {@value #MOST_STEPS} steps are kept, and no more than weigh {@value #HEAVIEST} bytes together; the oldest
 * are forgotten first, and the latest stays whatever it weighs. Safe for use by any thread: the edits of one person and
 * project are made one after another.
 */
public final class UndoStack {

    /** What can be done at this moment. */
    public record Available(boolean undo, boolean redo) {}

    /** What is typed in the same field after a longer pause is a step of its own. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    static final int MOST_STEPS = 200;
    static final long HEAVIEST = 16L * 1024 * 1024;

    /**
     * @param made   what stands now and would be taken back
     * @param at     when it was made
     * @param weight an estimate of the memory that both take, in bytes
     */
    private record Step(ProjectEdit made, ProjectEdit wayBack, Instant at, long weight) {}

    private final InstantSource clock;
    private final ToLongFunction<ProjectEdit> weigh;
    private final LongConsumer onWeightChange;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();
    private long weight;

    /**
     * @param weigh          estimates the memory that an edit takes, in bytes
     * @param onWeightChange is told by how much all steps together became heavier; must be quick
     */
    UndoStack(InstantSource clock, ToLongFunction<ProjectEdit> weigh, LongConsumer onWeightChange) {
        this.clock = clock;
        this.weigh = weigh;
        this.onWeightChange = onWeightChange;
    }

    Available available() {
        return locked(() -> new Available(!done.isEmpty(), !undone.isEmpty()));
    }

    /**
     * Makes an edit, which becomes the latest step.
     *
     * @param submit makes it; its result is the inverse, empty if nothing was changed
     */
    void make(ProjectEdit edit, Function<ProjectEdit, Optional<ProjectEdit>> submit) {
        locked(() -> {
            submit.apply(edit).ifPresent(inverse -> made(edit, inverse));
            return true;
        });
    }

    private void made(ProjectEdit edit, ProjectEdit inverse) {
        while (!undone.isEmpty()) {
            take(undone.poll());
        }
        Step last = done.peek();
        boolean goesOn = last != null
                && edit.replacesEarlier()
                && last.made().replacesEarlier()
                && last.made().fields().equals(edit.fields())
                && clock.instant().isBefore(last.at().plus(PAUSE));
        if (goesOn) {
            take(done.poll());
            push(done, edit, last.wayBack());
        } else {
            push(done, edit, inverse);
        }
    }

    UndoResult undo(Supplier<Project> now, Function<ProjectEdit, Optional<ProjectEdit>> submit) {
        return locked(() -> step(done, undone, now.get(), submit));
    }

    UndoResult redo(Supplier<Project> now, Function<ProjectEdit, Optional<ProjectEdit>> submit) {
        return locked(() -> step(undone, done, now.get(), submit));
    }

    /** A step that is refused for good is forgotten; one that only cannot be made at this moment can be tried again. */
    private UndoResult step(
            Deque<Step> from, Deque<Step> to, Project now, Function<ProjectEdit, Optional<ProjectEdit>> submit) {
        Step step = from.peek();
        if (step == null) {
            return new UndoResult.Nothing();
        }
        try {
            requireNothingOfOthersLost(step, now);
            Optional<ProjectEdit> again = submit.apply(step.wayBack());
            take(from.poll());
            again.ifPresent(inverse -> push(to, step.wayBack(), inverse));
            return new UndoResult.Made(step.wayBack().fields());
        } catch (EditRejected refused) {
            if (!refused.canPass()) {
                take(from.poll());
            }
            return new UndoResult.Refused(step.made().fields(), refused);
        } catch (InvalidValue impossible) {
            take(from.poll());
            throw impossible;
        }
    }

    private static void requireNothingOfOthersLost(Step step, Project now) {
        Optional<Field> lost = ChangedSince.first(step.made(), step.wayBack(), now);
        if (lost.isPresent()) {
            throw new EditRejected(
                    EditRejected.Reason.CHANGED_SINCE,
                    lost.get().entity(),
                    lost.get().id());
        }
    }

    /** What all steps weigh together, in bytes. */
    long weight() {
        return locked(() -> weight);
    }

    /** Forgets the oldest step; tells whether there was one. */
    boolean forgetOldest() {
        return locked(() -> {
            @Nullable Step oldest = done.isEmpty() ? undone.pollLast() : done.pollLast();
            take(oldest);
            return oldest != null;
        });
    }

    private void push(Deque<Step> steps, ProjectEdit made, ProjectEdit wayBack) {
        Step step = new Step(made, wayBack, clock.instant(), weigh.applyAsLong(made) + weigh.applyAsLong(wayBack));
        steps.push(step);
        change(step.weight());
        while (done.size() + undone.size() > 1 && (done.size() + undone.size() > MOST_STEPS || weight > HEAVIEST)) {
            take(oldestBut(step));
        }
    }

    private @Nullable Step oldestBut(Step latest) {
        return done.isEmpty() || done.peekLast() == latest ? undone.pollLast() : done.pollLast();
    }

    private void take(@Nullable Step gone) {
        if (gone != null) {
            change(-gone.weight());
        }
    }

    private void change(long heavier) {
        weight += heavier;
        onWeightChange.accept(heavier);
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
