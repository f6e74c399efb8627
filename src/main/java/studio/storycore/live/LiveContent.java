package studio.storycore.live;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.storycore.account.Person;
import studio.storycore.edit.AuthoredEdit;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.EditRejected.Reason;
import studio.storycore.edit.Field;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.live.UnsavedEdits.Numbered;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Project;
import studio.storycore.saving.Batch;
import studio.storycore.saving.Conflict;

/**
 * What a live project holds: its newest content and the edits on the way to the store, which change together under one
 * lock. Safe for use by any thread; the lock is held for the time of applying an edit, and of measuring a project that is
 * near the size that a store takes.
 */
final class LiveContent {

    private static final Logger LOG = LoggerFactory.getLogger(LiveContent.class);

    private final String projectId;
    private final Clock clock;
    private final SizeBudget size;
    private final UnsavedBudget unsavedOfAll;
    private final Runnable onBudgetChange;
    private final LongConsumer onEdit;
    private final RecentAuthors authors = new RecentAuthors();

    private final ReentrantLock lock = new ReentrantLock();
    private final EditLog edits;
    private long weightTold;
    private boolean closed;
    private volatile Project newest;

    /**
     * @param onBudgetChange is called, outside the lock, when this project used up the budget or ended that
     * @param onEdit         is called with the number of each edit, under the lock and so before anyone can see the edit
     */
    LiveContent(
            EditLog edits,
            SizeBudget size,
            UnsavedBudget unsavedOfAll,
            Clock clock,
            Runnable onBudgetChange,
            LongConsumer onEdit) {
        this.projectId = edits.projectId();
        this.edits = edits;
        this.newest = edits.newest();
        this.size = size;
        this.unsavedOfAll = unsavedOfAll;
        this.clock = clock;
        this.onBudgetChange = onBudgetChange;
        this.onEdit = onEdit;
    }

    Project newest() {
        return newest;
    }

    /** Who changed what lately. */
    RecentAuthors authors() {
        return authors;
    }

    /** Looks at the edits while nobody changes them. */
    <T> T see(Function<EditLog, T> question) {
        return locked(() -> question.apply(edits));
    }

    /** Whether editing pauses, because too much waits for the store: here, or in all projects together. */
    boolean isPaused() {
        return unsavedOfAll.isUsedUp() || see(EditLog::unsaved) >= LiveProject.MOST_UNSAVED_EDITS;
    }

    /**
     * Makes an edit.
     *
     * @param seen the revision up to which the maker knows what is stored, if the maker wants a receipt
     * @return empty when something is here that the maker cannot know
     * @throws EditRejected when the edit does not fit the project as it is now, or would make it too large
     * @throws InvalidValue when the new value breaks the contract
     */
    Optional<Made> make(Person person, ProjectEdit edit, String editId, OptionalLong seen) {
        long weight = size.weight(edit);
        return changing(() -> {
            if (closed) {
                throw new EditRejected(Reason.GONE, Field.Entity.PROJECT, "");
            }
            if (seen.isPresent()) {
                OptionalLong waiting = edits.waiting(editId);
                if (waiting.isPresent()) {
                    return Optional.of(new Made(waiting.getAsLong(), edit, Optional.of(newest)));
                }
                if (isUnknownTo(seen.getAsLong(), edit)) {
                    return Optional.empty();
                }
            }
            return Optional.of(make(new AuthoredEdit(editId, person.username(), clock.instant(), edit), weight, seen));
        });
    }

    private boolean isUnknownTo(long seen, ProjectEdit edit) {
        return seen != Numbered.ANYTHING && (edits.savedSequenceNumber() > seen || edits.isChanging(edit.fields()));
    }

    private Made make(AuthoredEdit authored, long weight, OptionalLong seen) {
        ProjectEdit edit = authored.edit();
        Project before = newest;
        Project after = edit.applyTo(before);
        if (after.equals(before)) {
            return new Made(edits.lastNumber(), edit, Optional.empty());
        }
        if (isPaused()) {
            throw new EditRejected(Reason.TOO_MUCH_UNSAVED, Field.Entity.PROJECT, "");
        }
        size.admit(edit, weight, after);
        added(
                seen.isPresent()
                        ? edits.addForReceipt(authored, weight, after, seen.getAsLong())
                        : edits.add(authored, weight, after));
        authors.add(authored);
        return new Made(edits.lastNumber(), edit, Optional.of(before));
    }

    private void added(long number) {
        onEdit.accept(number);
        newest = edits.newest();
    }

    /**
     * Makes edits again that were accepted before the last stop and are not stored, without a look at budgets. Those that
     * do not fit any more are left out.
     */
    void takeUp(List<AuthoredEdit> before) {
        changing(() -> {
            Set<String> there =
                    edits.unacknowledged().stream().map(AuthoredEdit::id).collect(Collectors.toSet());
            before.stream().filter(edit -> there.add(edit.id())).forEach(this::makeAgain);
            return true;
        });
    }

    private void makeAgain(AuthoredEdit edit) {
        try {
            Project after = edit.edit().applyTo(newest);
            long weight = size.weight(edit.edit());
            size.count(weight);
            added(edits.addAgain(edit, weight, after));
        } catch (EditRejected | InvalidValue gone) {
            LOG.debug("Project {}: edit {} does not fit any more", projectId, edit.id());
        }
    }

    Optional<Batch> nextBatch() {
        return locked(() -> edits.nextBatch(clock.instant()));
    }

    void acknowledged(Batch batch) {
        changing(() -> {
            edits.acknowledged(batch);
            return true;
        });
    }

    /** To be filled with what others stored, without anybody having to wait for that. */
    TheirRevisions theirs() {
        return locked(() -> new TheirRevisions(edits.saved(), size));
    }

    Optional<Conflict> overtaken(TheirRevisions theirs) {
        return changing(() -> {
            Optional<Conflict> conflict = edits.overtaken(theirs);
            size.count(theirs.weight());
            authors.addAll(theirs.authors());
            newest = edits.newest();
            return conflict;
        });
    }

    boolean isClosed() {
        return locked(() -> closed);
    }

    /** From now on no edit is made, if nothing is unsaved and this holds; tells whether that is so. */
    boolean closeIf(BooleanSupplier condition) {
        return locked(() -> {
            closed = closed || (edits.unsaved() == 0 && condition.getAsBoolean());
            return closed;
        });
    }

    /** Changes the edits, and tells if that used up the budget of all projects or gave room again. */
    private <T> T changing(Supplier<T> change) {
        boolean budgetChanged;
        T result;
        lock.lock();
        try {
            result = change.get();
            long weight = edits.weight();
            budgetChanged = unsavedOfAll.change(weight - weightTold);
            weightTold = weight;
        } finally {
            lock.unlock();
        }
        if (budgetChanged) {
            onBudgetChange.run();
        }
        return result;
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
