package studio.storycore.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import studio.storycore.access.Right;
import studio.storycore.account.Person;
import studio.storycore.contract.ProjectJson;
import studio.storycore.edit.AuthoredEdit;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.Field;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.live.LiveListener.Change;
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
 * <p>Safe for use by any thread. No lock is held while the store or a listener is called.
 */
public final class LiveProject {

    /** Seen by the maker of an edit that is to be made on whatever is there. */
    public static final long ANYTHING = Numbered.ANYTHING;

    /** So many edits of one project may wait for the store; beyond them editing pauses, and nothing is lost. */
    static final int MOST_UNSAVED_EDITS = 20_000;

    private final String id;
    private final LiveContent content;
    private final SaveLane lane;
    private final LiveHeader header;
    private final Viewers viewers = new Viewers();
    private final LiveListeners listeners;

    /** @param onBudgetChange is called, outside any lock, when this project used up the budget or ended that */
    LiveProject(
            StoredProject stored,
            ProjectJson json,
            Saving saving,
            UnsavedBudget unsavedOfAll,
            Runnable onBudgetChange) {
        this.id = stored.header().id();
        this.listeners = new LiveListeners(id);
        this.header = new LiveHeader(stored.header(), () -> listeners.tell(Change.HEADER));
        this.lane = new SaveLane(
                new Source(),
                stored.documentSequenceNumber(),
                stored.documentSize(),
                stored.header().updatedAt(),
                saving);
        SizeBudget size = new SizeBudget(json, stored.documentSize());
        EditLog edits = new EditLog(id, stored.newest(), stored.sequenceNumber());
        this.content =
                new LiveContent(edits, size, unsavedOfAll, saving.scheduler().getClock(), onBudgetChange, lane::edited);
    }

    public String id() {
        return id;
    }

    /** The newest content, with every edit that was made, saved or not. */
    public Project current() {
        return content.newest();
    }

    /** The newest content that the store has acknowledged. */
    public Stored saved() {
        return content.see(edits -> new Stored(edits.saved(), edits.savedSequenceNumber()));
    }

    public ProjectHeader header() {
        return header.get();
    }

    /** Who changed the header last, on this server and since the project was opened here. */
    public Optional<Person> headerChangedBy() {
        return header.changedBy();
    }

    public SaveState saveState() {
        return lane.state();
    }

    /** The number of the last revision that the store has acknowledged. */
    public long savedSequenceNumber() {
        return content.see(EditLog::savedSequenceNumber);
    }

    /**
     * The store has acknowledged every edit up to the one with this number: it is in a revision, or was replaced by a
     * later edit that is, or did not fit any more after someone else's save; see {@link #wasLost}.
     */
    public long savedUpTo() {
        return content.see(EditLog::savedUpTo);
    }

    /** The number of the last edit that was made here; 0 if there was none. */
    public long lastNumber() {
        return content.see(EditLog::lastNumber);
    }

    /** Whether an edit could not be made again after someone else's save, and so is not stored; known for the latest. */
    public boolean wasLost(long number) {
        return content.see(edits -> edits.wasLost(number));
    }

    /** The last change of a field; empty when that is longer ago. */
    public Optional<LastChange> lastChange(Field field) {
        return content.authors().of(field);
    }

    /** Whether editing pauses, because too much waits for the store: here, or in all projects together. */
    public boolean isPaused() {
        return content.isPaused();
    }

    /** Who has the project open and may see it. */
    public List<Viewer> viewers() {
        ProjectHeader now = header.get();
        return viewers.all().stream()
                .filter(viewer -> Right.of(viewer.person(), now).includes(Right.VIEW))
                .toList();
    }

    /** Registers a listener; running the result takes it away again. */
    public Runnable addListener(LiveListener listener) {
        return listeners.add(listener);
    }

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
        return content.see(edits -> edits.receipt(editId));
    }

    private Optional<Made> submit(Person person, ProjectEdit edit, String editId, OptionalLong seen) {
        header.requireRightToEdit(person);
        Optional<Made> made = content.make(person, edit, editId, seen);
        made.filter(Made::hasChanged).ifPresent(changed -> tellContentAndSaving());
        return made;
    }

    /**
     * Makes edits again that were accepted before the last stop and are not stored; whoever made them, and without a look
     * at rights and budgets, which was taken then. Those that do not fit any more are left out.
     */
    void takeUp(List<AuthoredEdit> before) {
        content.takeUp(before);
        tellContentAndSaving();
    }

    private void tellContentAndSaving() {
        listeners.tell(Change.CONTENT);
        tellSaving();
    }

    /** What the store has not acknowledged. */
    public UnsavedWork unsaved() {
        return content.see(edits -> new UnsavedWork(id, edits.savedSequenceNumber(), edits.unacknowledged()));
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
        // Entered first: whoever closes the project looks at the viewers before, so one of the two notices the other.
        viewers.enter(viewer);
        listeners.tell(Change.VIEWERS);
        return !content.isClosed();
    }

    /** A tab shows another shot, or none. */
    public void look(String tabId, @Nullable String shotId) {
        viewers.look(tabId, shotId);
        listeners.tell(Change.VIEWERS);
    }

    /** The account of a tab's person was changed; empty when it is disabled. */
    public void become(String tabId, Optional<Person> person) {
        viewers.become(tabId, person);
        listeners.tell(Change.VIEWERS);
    }

    /** A tab leaves. What is unsaved is saved at once; the last one to leave also brings the stored document up. */
    void leave(String tabId) {
        boolean last = viewers.leave(tabId);
        listeners.tell(Change.VIEWERS);
        saveAfterLeaving(last);
    }

    /** This and the next are as {@link #enter} and {@link #leave}, without being seen by those who are here. */
    boolean enterUnseen() {
        viewers.enterUnseen();
        return !content.isClosed();
    }

    void leaveUnseen() {
        saveAfterLeaving(viewers.leaveUnseen());
    }

    private void saveAfterLeaving(boolean last) {
        saveNow().thenRun(last ? lane::followNow : () -> {});
    }

    /** Closes this live project if nobody is here and everything is saved; tells whether it is closed. */
    boolean closeIfIdle() {
        boolean allSaved = lane.state().isAllSaved();
        return content.closeIf(() -> allSaved && viewers.isEmpty());
    }

    /** Reads the header anew; empty if the store has none. */
    Optional<ProjectHeader> refreshHeader(Function<String, Optional<ProjectHeader>> stored) {
        return header.refresh(stored);
    }

    /** The store has acknowledged a person's change of the header. */
    void changeHeader(Person changedBy, UnaryOperator<ProjectHeader> change) {
        header.change(changedBy, change);
    }

    /** Something about saving here has changed, or in other projects so that it matters here. */
    void tellSaving() {
        listeners.tell(Change.SAVING);
    }

    /** What the lane sees of this project. */
    private final class Source implements EditSource {

        @Override
        public Optional<Batch> nextBatch() {
            return content.nextBatch();
        }

        @Override
        public void acknowledged(Batch batch) {
            content.acknowledged(batch);
        }

        @Override
        public Takeover takeOver() {
            TheirRevisions theirs = content.theirs();
            return new Takeover() {
                @Override
                public void add(Revision revision) {
                    theirs.add(revision);
                }

                @Override
                public Optional<Conflict> done() {
                    Optional<Conflict> conflict = content.overtaken(theirs);
                    listeners.tell(Change.CONTENT);
                    return conflict;
                }
            };
        }

        @Override
        public Acknowledged lastAcknowledged() {
            return content.see(EditLog::lastAcknowledged);
        }

        @Override
        public void saveStateChanged() {
            tellSaving();
        }
    }
}
