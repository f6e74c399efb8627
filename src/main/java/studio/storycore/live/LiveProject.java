package studio.storycore.live;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.storycore.access.Right;
import studio.storycore.account.Person;
import studio.storycore.contract.ProjectJson;
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
import studio.storycore.saving.EditSource;
import studio.storycore.saving.SaveLane;
import studio.storycore.saving.SaveReport;
import studio.storycore.saving.SaveState;
import studio.storycore.saving.Saving;
import studio.storycore.storage.ProjectHeader;
import studio.storycore.storage.Revision;
import studio.storycore.storage.StoredProject;

/**
 * One project on which everyone who has it open works: its newest content, the edits of it that are not saved yet, and
 * who is here. An edit is applied to the newest content at once, so two people's edits of different fields both hold,
 * and is saved by the project's {@link SaveLane}.
 *
 * <p>Safe for use by any thread. Its lock is held for the time of applying an edit, never while the store or a listener
 * is called.
 */
public final class LiveProject {

    /** Seen by the maker of an edit that is to be made on whatever is there. */
    public static final long ANYTHING = Numbered.ANYTHING;

    /** So many edits of one project may wait for the store; beyond them editing pauses, and nothing is lost. */
    static final int MOST_UNSAVED_EDITS = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(LiveProject.class);

    private final String id;
    private final Clock clock;
    private final SaveLane lane;
    private final SizeBudget size;
    private final UnsavedBudget unsavedOfAll;
    private final Runnable onBudgetChange;
    private final List<LiveListener> listeners = new CopyOnWriteArrayList<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final EditLog edits;
    private final Map<String, Viewer> viewers = new LinkedHashMap<>();
    private final AtomicLong headerReads = new AtomicLong();
    private long headerRead;
    private long weightTold;
    private boolean closed;
    private volatile Project current;
    private volatile ProjectHeader header;

    /** @param onBudgetChange is called, outside any lock, when this project used up the budget or ended that */
    LiveProject(
            StoredProject stored,
            ProjectJson json,
            Saving saving,
            UnsavedBudget unsavedOfAll,
            Runnable onBudgetChange) {
        this.id = stored.header().id();
        this.unsavedOfAll = unsavedOfAll;
        this.onBudgetChange = onBudgetChange;
        this.clock = saving.scheduler().getClock();
        this.current = stored.newest();
        this.header = stored.header();
        this.size = new SizeBudget(json, stored.documentSize());
        this.edits = new EditLog(id, current, stored.sequenceNumber(), size::added);
        this.lane = new SaveLane(
                new Source(),
                stored.documentSequenceNumber(),
                stored.documentSize(),
                stored.header().updatedAt(),
                saving);
    }

    public String id() {
        return id;
    }

    /** The newest content, with every edit that was made, saved or not. */
    public Project current() {
        return current;
    }

    public ProjectHeader header() {
        return header;
    }

    public SaveState saveState() {
        return lane.state();
    }

    /** The number of the last revision that the store has acknowledged. */
    public long savedSequenceNumber() {
        return locked(edits::savedSequenceNumber);
    }

    /**
     * The store has acknowledged every edit up to the one with this number: it is in a revision, or was replaced by a
     * later edit that is, or did not fit any more after someone else's save; see {@link #wasLost}.
     */
    public long savedUpTo() {
        return locked(edits::savedUpTo);
    }

    /** The number of the last edit that was made here; 0 if there was none. */
    public long lastNumber() {
        return locked(edits::lastNumber);
    }

    /** Whether an edit could not be made again after someone else's save, and so is not stored; known for the latest. */
    public boolean wasLost(long number) {
        return locked(() -> edits.wasLost(number));
    }

    /** Whether editing pauses, because too much waits for the store: here, or in all projects together. */
    public boolean isPaused() {
        return unsavedOfAll.isUsedUp() || locked(edits::unsaved) >= MOST_UNSAVED_EDITS;
    }

    public List<Viewer> viewers() {
        return locked(() -> List.copyOf(viewers.values()));
    }

    /** Registers a listener; running the result takes it away again. */
    public Runnable addListener(LiveListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /**
     * What came of an edit.
     *
     * @param number  the project is saved as this edit left it once {@link #savedUpTo()} has reached this number
     * @param wayBack the edit that takes it back; empty if it changed nothing, so that nothing will be saved
     */
    public record Made(long number, Optional<ProjectEdit> wayBack) {}

    /** The same as {@link #submit(Person, ProjectEdit, String)}, under a new random id. */
    public Made submit(Person person, ProjectEdit edit) {
        return submit(person, edit, UUID.randomUUID().toString());
    }

    /**
     * Makes an edit for a person.
     *
     * @param editId names the edit in the project's revisions; no other edit has it
     * @throws EditRejected when the person may not edit, or the edit does not fit the project as it is now
     * @throws InvalidValue when the new value breaks the contract
     */
    public Made submit(Person person, ProjectEdit edit, String editId) {
        return submit(person, edit, editId, OptionalLong.empty()).orElseThrow();
    }

    /**
     * Makes an edit whose maker asks by its id where it is stored; see {@link #receipt}. An edit with this id that waits
     * for the store already is not made a second time.
     *
     * @param seen the revision up to which the maker knows what is stored: a later one that changes the same fields
     *             keeps the edit from being made, also when it appears only while the edit is saved; the edit {@link
     *             #wasLost} then
     * @return empty when something is here that the maker cannot know: a later revision, or an edit of the same fields
     *     that waits for the store
     * @throws EditRejected when the person may not edit, or the edit does not fit the project as it is now
     * @throws InvalidValue when the new value breaks the contract
     */
    public Optional<Made> submitForReceipt(Person person, ProjectEdit edit, String editId, long seen) {
        return submit(person, edit, editId, OptionalLong.of(seen));
    }

    /** Where an edit is stored that was submitted for a receipt; known for the latest. */
    public Optional<Receipt> receipt(String editId) {
        return locked(() -> edits.receipt(editId));
    }

    private Optional<Made> submit(Person person, ProjectEdit edit, String editId, OptionalLong seen) {
        requireRightToEdit(person);
        Made made;
        boolean budgetChanged;
        lock.lock();
        try {
            if (closed) {
                throw new EditRejected(Reason.GONE, Field.Entity.PROJECT, "");
            }
            if (seen.isPresent()) {
                OptionalLong waiting = edits.waiting(editId);
                if (waiting.isPresent()) {
                    return Optional.of(new Made(waiting.getAsLong(), Optional.of(edit)));
                }
                if (seen.getAsLong() != ANYTHING
                        && (edits.savedSequenceNumber() > seen.getAsLong() || edits.isChanging(edit.fields()))) {
                    return Optional.empty();
                }
            }
            Project after = edit.applyTo(current);
            if (after.equals(current)) {
                return Optional.of(new Made(edits.lastNumber(), Optional.empty()));
            }
            if (isPaused()) {
                throw new EditRejected(Reason.TOO_MUCH_UNSAVED, Field.Entity.PROJECT, "");
            }
            size.admit(edit, after);
            ProjectEdit inverse = edit.inverse(current);
            AuthoredEdit authored = new AuthoredEdit(editId, person.username(), clock.instant(), edit);
            long number = seen.isPresent()
                    ? edits.addForReceipt(authored, after, seen.getAsLong())
                    : edits.add(authored, after);
            lane.edited(number);
            current = after;
            made = new Made(number, Optional.of(inverse));
            budgetChanged = weigh();
        } finally {
            lock.unlock();
        }
        if (budgetChanged) {
            onBudgetChange.run();
        }
        tell(LiveListener.Change.CONTENT);
        tell(LiveListener.Change.SAVING);
        return Optional.of(made);
    }

    /**
     * Makes edits again that were accepted before the last stop and are not stored; whoever made them, and without a look
     * at rights and budgets, which was taken then. Those that do not fit any more are left out.
     */
    void takeUp(List<AuthoredEdit> before) {
        boolean budgetChanged = locked(() -> {
            Set<String> there =
                    edits.unacknowledged().stream().map(AuthoredEdit::id).collect(Collectors.toSet());
            before.stream().filter(edit -> there.add(edit.id())).forEach(this::makeAgain);
            return weigh();
        });
        if (budgetChanged) {
            onBudgetChange.run();
        }
        tell(LiveListener.Change.CONTENT);
        tell(LiveListener.Change.SAVING);
    }

    private void makeAgain(AuthoredEdit edit) {
        try {
            Project after = edit.edit().applyTo(current);
            size.count(edit.edit());
            lane.edited(edits.addAgain(edit, after));
            current = after;
        } catch (EditRejected | InvalidValue gone) {
            LOG.debug("Project {}: edit {} does not fit any more", id, edit.id());
        }
    }

    /** What the store has not acknowledged. */
    UnsavedWork unsaved() {
        return locked(() -> new UnsavedWork(id, edits.savedSequenceNumber(), edits.unacknowledged()));
    }

    /** Saves at once what is unsaved, and reports what really happened. */
    public CompletableFuture<SaveReport> saveNow() {
        return lane.saveNow();
    }

    /** If the last attempts to save failed, the next one follows at this time instead of later. */
    void tryAgainAt(Instant time) {
        lane.tryAgainAt(time);
    }

    /** Cancels the auto-save that is waiting for a pause; the edits stay unsaved until the next edit or request. */
    public void cancelAutoSave() {
        lane.cancelAutoSave();
    }

    /** Returns false if this live project is closed, so that the project has to be opened anew. */
    boolean enter(Viewer viewer) {
        boolean entered = locked(() -> {
            if (!closed) {
                viewers.put(viewer.tabId(), viewer);
            }
            return !closed;
        });
        tell(LiveListener.Change.VIEWERS);
        return entered;
    }

    /** A tab shows another shot, or none. */
    public void look(String tabId, @Nullable String shotId) {
        locked(() -> viewers.computeIfPresent(tabId, (tab, viewer) -> viewer.at(shotId)));
        tell(LiveListener.Change.VIEWERS);
    }

    /** A tab leaves. What is unsaved is saved at once; the last one to leave also brings the stored document up. */
    void leave(String tabId) {
        boolean last = locked(() -> viewers.remove(tabId) != null && viewers.isEmpty());
        tell(LiveListener.Change.VIEWERS);
        CompletableFuture<SaveReport> report = saveNow();
        if (last) {
            report.thenRun(lane::followNow);
        }
    }

    /** Closes this live project if nobody is here and everything is saved; tells whether it is closed. */
    boolean closeIfIdle() {
        boolean allSaved = lane.state().isAllSaved();
        return locked(() -> {
            closed = closed || (viewers.isEmpty() && allSaved && edits.unsaved() == 0);
            return closed;
        });
    }

    /**
     * The stored header has changed. Of several at once that read it, the one that began last has the newest, whichever
     * ends first.
     */
    void refreshHeader(Function<String, Optional<ProjectHeader>> stored) {
        long begun = headerReads.incrementAndGet();
        Optional<ProjectHeader> read = stored.apply(id);
        boolean newer = locked(() -> {
            boolean isNewest = read.isPresent() && begun > headerRead;
            if (isNewest) {
                headerRead = begun;
                header = read.get();
            }
            return isNewest;
        });
        if (newer) {
            tell(LiveListener.Change.HEADER);
        }
    }

    private void requireRightToEdit(Person person) {
        ProjectHeader now = header;
        if (now.isTrashed()) {
            throw new EditRejected(Reason.IN_TRASH, Field.Entity.PROJECT, "");
        }
        if (!Right.of(person, now).includes(Right.EDIT)) {
            throw new EditRejected(Reason.NOT_ALLOWED, Field.Entity.PROJECT, "");
        }
    }

    /** Something about saving here has changed, or in other projects so that it matters here. */
    void tellSaving() {
        tell(LiveListener.Change.SAVING);
    }

    /** Tells whether the budget was used up, or is not any more. To be called under the lock after every change of the edits. */
    private boolean weigh() {
        long weight = edits.weight();
        boolean changed = unsavedOfAll.change(weight - weightTold);
        weightTold = weight;
        return changed;
    }

    private void tell(LiveListener.Change change) {
        for (LiveListener listener : listeners) {
            try {
                listener.changed(change);
            } catch (RuntimeException unexpected) {
                LOG.error("A listener of project {} failed", id, unexpected);
            }
        }
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** What the lane sees of this project. */
    private final class Source implements EditSource {

        @Override
        public Optional<Batch> nextBatch() {
            return locked(() -> edits.nextBatch(clock.instant()));
        }

        @Override
        public void acknowledged(Batch batch) {
            boolean budgetChanged = locked(() -> {
                edits.acknowledged(batch);
                return weigh();
            });
            if (budgetChanged) {
                onBudgetChange.run();
            }
        }

        @Override
        public Optional<Conflict> overtaken(List<Revision> theirs) {
            AtomicBoolean budgetChanged = new AtomicBoolean();
            Optional<Conflict> conflict = locked(() -> {
                Optional<Conflict> found = edits.overtaken(theirs);
                theirs.forEach(revision -> revision.edits().forEach(edit -> size.count(edit.edit())));
                current = edits.newest();
                budgetChanged.set(weigh());
                return found;
            });
            if (budgetChanged.get()) {
                onBudgetChange.run();
            }
            tell(LiveListener.Change.CONTENT);
            return conflict;
        }

        @Override
        public Acknowledged lastAcknowledged() {
            return locked(edits::lastAcknowledged);
        }

        @Override
        public void saveStateChanged() {
            tell(LiveListener.Change.SAVING);
        }
    }
}
