package studio.storycore.workspace;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.local.ValueSignal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.TaskScheduler;
import studio.storycore.access.Right;
import studio.storycore.account.AccountWatch;
import studio.storycore.account.Person;
import studio.storycore.edit.AddPhrase;
import studio.storycore.edit.DeletePhrase;
import studio.storycore.edit.DeleteShot;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.Field;
import studio.storycore.edit.LinkPhrase;
import studio.storycore.edit.PhraseFate;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.edit.SetPhraseText;
import studio.storycore.edit.SetShotText;
import studio.storycore.live.LastChange;
import studio.storycore.live.LiveProject;
import studio.storycore.live.Made;
import studio.storycore.live.NewTexts;
import studio.storycore.live.Viewer;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Project;
import studio.storycore.prompt.PromptCheck;
import studio.storycore.prompt.PromptCompletion;
import studio.storycore.prompt.PromptRules;
import studio.storycore.saving.SaveReport;
import studio.storycore.saving.SaveState;
import studio.storycore.saving.SaveStatus;
import studio.storycore.storage.ProjectHeader;
import studio.storycore.storage.StorageFailure;

/**
 * A project as one tab shows it: the shared content with this tab's selection, what the person can take back in it, and
 * signals that follow every change, whoever makes it. Changes by others and of the save state reach the signals through the tab's push, at most
 * four times a second; this tab's own edits reach them at once.
 *
 * <p>To be used under the session's lock, in the tab's own UI.
 */
public final class OpenProject {

    private final LiveProject live;
    private final TabPerson person;
    private final String tabId;
    private final Runnable onClose;
    private final CoalescedPush push;
    private final Registration listening;
    private final UndoStacks undoOfAll;
    private final UndoStack undo;
    private final TabDrafts drafts;
    private final ValueSignal<Project> content;
    private final ValueSignal<SaveState> saving;
    private final ValueSignal<ProjectHeader> header;
    private final ValueSignal<Optional<Person>> headerChangedBy = new ValueSignal<>(Optional.empty());
    private final ValueSignal<List<Viewer>> viewers;
    private final ValueSignal<Boolean> paused;
    private final ValueSignal<Optional<String>> selection = new ValueSignal<>(Optional.empty());
    private final ValueSignal<UndoStack.Available> undoAvailable;
    private boolean closed;

    OpenProject(
            LiveProject live,
            TabPerson person,
            AccountWatch accounts,
            String tabId,
            UI ui,
            TaskScheduler scheduler,
            UndoStacks undoOfAll,
            Runnable onClose) {
        this.live = live;
        this.person = person;
        this.tabId = tabId;
        this.onClose = onClose;
        this.undoOfAll = undoOfAll;
        this.undo = undoOfAll.enter(person.opened().username(), live.id());
        // Whole projects are compared by identity: an edit makes a new one.
        this.content = new ValueSignal<>(live.current(), (one, other) -> one == other);
        this.saving = new ValueSignal<>(live.saveState());
        this.header = new ValueSignal<>(live.header());
        this.viewers = new ValueSignal<>(live.viewers());
        this.paused = new ValueSignal<>(live.isPaused());
        this.undoAvailable = new ValueSignal<>(undo.available());
        this.drafts = new TabDrafts(live);
        this.push = new CoalescedPush(ui, scheduler, this::refresh);
        Runnable stopListening = live.addListener(change -> push.request());
        this.listening = Registration.combine(stopListening::run, person.watch(accounts, push::request));
        // What changed between the first look and listening.
        refresh();
    }

    public String id() {
        return live.id();
    }

    /** The newest content, with every edit by anyone. */
    public Signal<Project> content() {
        return content.asReadonly();
    }

    /**
     * The newest content at this very moment, which {@link #content()} may show a little later. For a person who may not
     * see the project any more it stays what it was when the right was withdrawn.
     */
    public Project newest() {
        return isVisible() ? live.current() : content.peek();
    }

    /** The shown name of the person who changed a field last; empty when that is longer ago. */
    public Optional<String> lastAuthor(Field field) {
        return live.lastChange(field)
                .map(LastChange::author)
                .map(username -> live.viewers().stream()
                        .map(Viewer::person)
                        .filter(viewer -> viewer.username().equals(username))
                        .map(Person::displayName)
                        .findFirst()
                        .orElse(username));
    }

    /** Whether a field was changed last by someone who replaced the whole project, and may not have looked at the field. */
    public boolean wasChangedWithAll(Field field) {
        return live.lastChange(field).filter(LastChange::inWholeProject).isPresent();
    }

    /** What is true about saving. */
    public Signal<SaveState> saving() {
        return saving.asReadonly();
    }

    public Signal<SaveStatus> status() {
        return saving.map(SaveState::status);
    }

    /** Why the last save failed; empty while saving works. */
    public Signal<Optional<StorageFailure.Kind>> error() {
        return saving.map(state -> Optional.ofNullable(state.failure()));
    }

    public Signal<ProjectHeader> header() {
        return header.asReadonly();
    }

    /** Who changed the header while this tab had the project open; empty while nobody did. */
    public Signal<Optional<Person>> headerChangedBy() {
        return headerChangedBy.asReadonly();
    }

    /** Everyone who has the project open, this tab included. */
    public Signal<List<Viewer>> viewers() {
        return viewers.asReadonly();
    }

    /** The selected shot's id; empty for none. Other tabs have their own. */
    public Signal<Optional<String>> selection() {
        return selection.asReadonly();
    }

    public Signal<UndoStack.Available> undoAvailable() {
        return undoAvailable.asReadonly();
    }

    /** What the browser keeps of what was typed in this tab. */
    public TabDrafts drafts() {
        return drafts;
    }

    /** The number of the last revision that is in the store. */
    public long savedSequenceNumber() {
        return live.savedSequenceNumber();
    }

    public String tabId() {
        return tabId;
    }

    /** The person as when the project was opened; what may be done now is told by {@link #personNow()}. */
    public Person person() {
        return person.opened();
    }

    /** The person by the account of now; empty when it is disabled. */
    public Signal<Optional<Person>> personNow() {
        return person.shown();
    }

    /** Who changed the account while this tab had the project open; empty while nobody did. */
    public Signal<Optional<Person>> accountChangedBy() {
        return person.changedBy();
    }

    /** Whether editing pauses, because too much waits for the store. */
    public Signal<Boolean> paused() {
        return paused.asReadonly();
    }

    /** Whether this person can change the project. */
    public Signal<Boolean> editable() {
        return () -> isEditable(TabPerson.right(person.shown().get(), header.get()), header.get()) && !paused.get();
    }

    /** Whether this person can change the project now. */
    public boolean isEditable() {
        ProjectHeader known = live.header();
        return isEditable(person.right(known), known) && !live.isPaused();
    }

    public void select(@Nullable String shotId) {
        selection.set(Optional.ofNullable(shotId));
        live.look(tabId, shotId);
    }

    /**
     * Makes an edit.
     *
     * @throws EditRejected when the edit does not fit the project as it is now, or the person may not edit
     * @throws InvalidValue when the new value breaks the contract, or is longer than new texts may be
     */
    public void edit(ProjectEdit edit) {
        NewTexts.requireWithinLimits(edit, newest());
        bringBack(edit);
    }

    /**
     * Makes an edit that takes another one back. Its texts were in the project before, so they may be of any length; else
     * like {@link #edit}.
     */
    public void bringBack(ProjectEdit edit) {
        undo.make(edit, this::submit);
        undoOfAll.used(person().username(), id());
        refresh();
    }

    public void updateShot(String shotId, SetShotText.Text field, @Nullable String text) {
        edit(new SetShotText(shotId, field, text));
    }

    public void deleteShot(String shotId, PhraseFate phrases) {
        edit(new DeleteShot(shotId, phrases));
    }

    public void addPhrase(DialoguePhrase phrase) {
        edit(new AddPhrase(phrase));
    }

    public void updatePhrase(String phraseId, SetPhraseText.Text field, @Nullable String text) {
        edit(new SetPhraseText(phraseId, field, text));
    }

    public void deletePhrase(String phraseId) {
        edit(new DeletePhrase(phraseId));
    }

    /** @param shotId the shot; {@link DialoguePhrase#NOT_LINKED} takes the link away */
    public void linkPhrase(String phraseId, String shotId) {
        edit(new LinkPhrase(phraseId, shotId));
    }

    /**
     * Takes this person's last edit back, in whichever tab it was made; other people's edits stay. Refused when what it
     * changed is not there any more, or has been changed by someone else since.
     */
    public UndoResult undo() {
        return stepped(undo.undo(live::current, this::submit));
    }

    /** Makes the edit again that was taken back last; like {@link #undo()}. */
    public UndoResult redo() {
        return stepped(undo.redo(live::current, this::submit));
    }

    private UndoResult stepped(UndoResult result) {
        undoOfAll.used(person().username(), id());
        refresh();
        return result;
    }

    /** Saves at once what is unsaved, and reports what really happened. */
    public CompletableFuture<SaveReport> saveNow() {
        return live.saveNow();
    }

    /** Cancels the auto-save that is waiting for a pause; the edits stay unsaved until the next edit or request. */
    public void cancelAutoSave() {
        live.cancelAutoSave();
    }

    /** What the prompt rules say of every shot, in the order of the document. */
    public Map<String, PromptCheck> validateAllShots() {
        Map<String, PromptCheck> checks = new LinkedHashMap<>();
        live.current().shots().forEach(shot -> checks.put(shot.id(), PromptRules.check(shot.prompt())));
        return checks;
    }

    /** How many prompts are complete, incomplete and invalid. */
    public PromptCompletion promptCompletion() {
        return PromptCompletion.of(live.current());
    }

    /** The tab leaves the project, which saves what is unsaved. Twice is the same as once. */
    public void close() {
        if (!closed) {
            closed = true;
            listening.remove();
            push.stop();
            undoOfAll.leave(person().username(), id());
            onClose.run();
        }
    }

    private Optional<ProjectEdit> submit(ProjectEdit edit) {
        Person acting = person.acting()
                .orElseThrow(() -> new EditRejected(EditRejected.Reason.NOT_ALLOWED, Field.Entity.PROJECT, ""));
        Made made = live.submit(acting, edit);
        drafts.edited(made.number());
        return made.wayBack();
    }

    private static boolean isEditable(Right right, ProjectHeader header) {
        return !header.isTrashed() && right.includes(Right.EDIT);
    }

    private boolean isVisible() {
        return person.right(live.header()).includes(Right.VIEW);
    }

    /** A person who may not see the project any more is told so, and of nothing else that happens in it. */
    private void refresh() {
        if (person.refresh()) {
            live.become(tabId, person.shown().peek());
        }
        if (!live.header().equals(header.peek())) {
            headerChangedBy.set(live.headerChangedBy());
            header.set(live.header());
        }
        if (!isVisible()) {
            return;
        }
        paused.set(live.isPaused());
        content.set(live.current());
        saving.set(live.saveState());
        viewers.set(live.viewers());
        undoAvailable.set(undo.available());
        drafts.tellNews();
    }
}
