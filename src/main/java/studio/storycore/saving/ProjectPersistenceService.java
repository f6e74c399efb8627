package studio.storycore.saving;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.retry.backoff.Sleeper;
import studio.storycore.edit.AuthoredEdit;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.project.Project;
import studio.storycore.saving.LargeDocuments.Use;
import studio.storycore.storage.AppendResult;
import studio.storycore.storage.HeaderQuery;
import studio.storycore.storage.HeaderUpdate;
import studio.storycore.storage.Member;
import studio.storycore.storage.ProjectHeader;
import studio.storycore.storage.Revision;
import studio.storycore.storage.Snapshot;
import studio.storycore.storage.StorageBackend;
import studio.storycore.storage.StorageFailure;
import studio.storycore.storage.StoredProject;
import studio.storycore.storage.UnreadableProject;
import studio.storycore.storage.Weight;

/**
 * Saves and loads projects: the one way from the application to the store. Every change and every load is tried again
 * when it fails for a passing reason, as {@link SaveSettings} say, except for quick looks at headers and lists. What
 * people wait for goes through the {@link StoreGate}. What is large is read and written in turn with the other {@link
 * LargeDocuments}, which may be {@link LargeDocuments.Busy}. Only valid content can be passed in, because a {@link Project}
 * that breaks the contract cannot be made; what is read is validated by the store.
 *
 * <p>Does not look at rights. Calls block until the store has answered; safe for use by any thread. All methods throw
 * {@link StorageFailure} when the attempts are used up.
 */
public class ProjectPersistenceService {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectPersistenceService.class);

    private final StorageBackend store;
    private final Clock clock;
    private final SaveSettings.Save settings;
    private final Attempts attempts;
    private final StoreGate gate;
    private final LargeDocuments large;
    private final StoredRevisions revisions;
    private final List<PersistenceListener> listeners = new CopyOnWriteArrayList<>();

    public ProjectPersistenceService(
            StorageBackend store,
            StoreGate gate,
            LargeDocuments large,
            SaveSettings settings,
            Clock clock,
            Sleeper sleeper) {
        this.store = store;
        this.gate = gate;
        this.large = large;
        this.revisions = new StoredRevisions(store, gate, large);
        this.clock = clock;
        this.settings = settings.save();
        this.attempts = new Attempts(settings.save(), sleeper);
    }

    /** The revisions that are stored. */
    public StoredRevisions revisions() {
        return revisions;
    }

    /** Registers a listener; running the result takes it away again. */
    public Runnable addListener(PersistenceListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /**
     * Stores a new project.
     *
     * @return its header; empty if a project with this id is there already, which is not touched
     */
    public Optional<ProjectHeader> create(Project project, String owner) {
        return create(project, owner, UUID.randomUUID().toString());
    }

    /** The same, with an id for the edit that begins the project. */
    public Optional<ProjectHeader> create(Project project, String owner, String editId) {
        Instant now = clock.instant();
        AuthoredEdit begin = new AuthoredEdit(editId, owner, now, new ReplaceProject(project));
        Revision first = new Revision(project.id(), 1, UUID.randomUUID().toString(), owner, now, List.of(begin));
        ProjectHeader header = new ProjectHeader(
                project.id(),
                project.name(),
                owner,
                List.of(),
                project.sequences().size(),
                project.shots().size(),
                project.audioPhrases().size(),
                0,
                1,
                now,
                owner,
                now,
                null);
        boolean isEmpty = project.shots().isEmpty() && project.audioPhrases().isEmpty();
        if (!retriedInTurn(isEmpty ? 0 : Weight.UNKNOWN, () -> store.create(header, first, project))) {
            return Optional.empty();
        }
        tell(listener -> listener.saved(first));
        return retried(() -> store.header(project.id()));
    }

    /** What people's projects take, also in the trash: bytes in the store, by owner; who has none may be missing. */
    public Map<String, Long> sizes(Collection<String> owners) {
        return retried(() -> store.sizes(owners));
    }

    /**
     * Appends a revision.
     *
     * @param weight      no less than its edits weigh, in bytes
     * @param maxAttempts how often it is tried at the most
     * @param onAttempt   is told the number of each attempt, from 1, before it starts
     */
    AppendResult append(Revision revision, long weight, int maxAttempts, IntConsumer onAttempt) {
        try {
            AppendResult result =
                    attempts.call(maxAttempts, onAttempt, () -> inTurn(weight, () -> store.append(revision)));
            gate.answered();
            if (result == AppendResult.APPENDED) {
                tell(listener -> listener.saved(revision));
            }
            return result;
        } catch (StorageFailure failure) {
            LOG.warn("Project {} was not saved: {} ({})", revision.projectId(), failure.kind(), failure.getMessage());
            if (!(failure instanceof LargeDocuments.Busy)) {
                gate.failed(failure);
            }
            tell(listener -> listener.saveFailed(revision.projectId(), failure));
            throw failure;
        }
    }

    /**
     * Brings the document up to a saved state. Not tried again: the next save makes up for it.
     *
     * @param weight of the document, in bytes, as far as it is known
     */
    long writeDocument(Project project, long sequenceNumber, long weight) {
        return inTurn(weight, () -> store.writeDocument(project, sequenceNumber));
    }

    /** Brings the header up to a saved state. Not tried again: the next save makes up for it. */
    void updateHeader(Project project, long documentSize, Revision last) {
        store.updateHeader(HeaderUpdate.of(project, documentSize, last));
    }

    /**
     * Reads the newest state of a project.
     *
     * @throws ProjectNotFound   when there is none with this id
     * @throws UnreadableProject when what is stored cannot be understood; it stays untouched
     */
    public StoredProject load(String projectId) {
        try {
            StoredProject stored = retriedInTurn(heaviest(projectId), () -> store.load(projectId))
                    .orElseThrow(() -> new ProjectNotFound(projectId));
            tell(listener -> listener.loaded(projectId, stored.sequenceNumber()));
            return stored;
        } catch (StorageFailure | UnreadableProject failure) {
            LOG.warn("Project {} was not loaded: {}", projectId, failure.getMessage());
            tell(listener -> listener.loadFailed(projectId, failure));
            throw failure;
        }
    }

    /**
     * What has to be decoded at once at the most to load a project, in bytes; {@link Weight#UNKNOWN} if it was stored before
     * weights were. Nothing is read.
     */
    public long heaviest(String projectId) {
        return retried(() -> revisions.heaviest(projectId));
    }

    /** The stored document as it is, readable or not; empty if there is none. */
    public Optional<byte[]> raw(String projectId) {
        return retriedInTurn(Weight.UNKNOWN, () -> store.raw(projectId));
    }

    /** Whether there is a project with this id, also in the trash. */
    public boolean exists(String projectId) {
        return header(projectId).isPresent();
    }

    public Optional<ProjectHeader> header(String projectId) {
        return gate.pass(() -> store.header(projectId));
    }

    /** A page of headers. Tried once, like the other quick looks: someone is waiting for it and can ask again. */
    public List<ProjectHeader> list(HeaderQuery query) {
        return gate.pass(() -> store.headers(query));
    }

    public long count(HeaderQuery query) {
        return gate.pass(() -> store.count(query));
    }

    /** Keeps a saved state for {@link StoredRevisions#stateAt}. Not tried again: without it more revisions are read there. */
    void keepSnapshot(Snapshot snapshot, long weight) {
        inTurn(weight, () -> {
            store.keepSnapshot(snapshot);
            return snapshot;
        });
    }

    /**
     * Puts a project into the trash. What is still being saved to it is saved, and does not bring it back.
     *
     * @return since when it is there
     */
    public Instant delete(String projectId) {
        Instant now = clock.instant();
        trash(projectId, now);
        return now;
    }

    /** Takes a project back from the trash. */
    public void restore(String projectId) {
        trash(projectId, null);
    }

    /** Shares a project with exactly these people; false if it was not shared as {@code before} says. */
    public boolean share(String projectId, List<Member> before, List<Member> members) {
        return retried(() -> store.share(projectId, before, members));
    }

    /** What happened has happened, whatever a listener makes of it. */
    private void tell(Consumer<PersistenceListener> event) {
        for (PersistenceListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException unexpected) {
                LOG.error("A listener of the store failed", unexpected);
            }
        }
    }

    int maxAttempts() {
        return settings.maxAttempts();
    }

    private void trash(String projectId, @Nullable Instant time) {
        retried(() -> {
            store.trash(projectId, time);
            return true;
        });
    }

    private <T> T inTurn(long weight, Supplier<T> work) {
        return large.inTurn(Use.STORED, weight, work::get);
    }

    /** Who waits for a turn is not in the gate yet. */
    private <T> T retriedInTurn(long weight, Supplier<T> call) {
        return attempts.call(settings.maxAttempts(), attempt -> {}, () -> inTurn(weight, () -> gate.pass(call)));
    }

    private <T> T retried(Supplier<T> call) {
        return attempts.call(settings.maxAttempts(), attempt -> {}, () -> gate.pass(call));
    }
}
