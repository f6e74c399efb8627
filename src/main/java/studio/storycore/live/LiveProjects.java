package studio.storycore.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;
import studio.storycore.account.Person;
import studio.storycore.contract.ProjectJson;
import studio.storycore.health.StoreState;
import studio.storycore.saving.ProjectPersistenceService;
import studio.storycore.saving.SaveReport;
import studio.storycore.saving.SaveStatus;
import studio.storycore.saving.Saving;
import studio.storycore.storage.ProjectHeader;
import studio.storycore.storage.StorageFailure;

/**
 * The projects that are open on this server. A project is read once, however many people open it at the same moment,
 * stays for a while after the last one left, and is never let go while it has unsaved edits.
 *
 * <p>Does not look at rights. Safe for use by any thread; opening blocks while the store is read.
 */
public final class LiveProjects {

    /** How long a project stays in memory after the last person left: long enough for a reload of the page. */
    static final Duration KEPT_AFTER_LEAVING = Duration.ofSeconds(30);

    /** Two hundred projects take five seconds. */
    private static final Duration BETWEEN_SAVES_ON_RETURN = Duration.ofMillis(25);

    private static final Logger LOG = LoggerFactory.getLogger(LiveProjects.class);

    private final ProjectPersistenceService persistence;
    private final ProjectJson json;
    private final Saving saving;
    private final TaskScheduler scheduler;
    private final UnsavedBudget unsaved;
    private final LaterOnce letGoLater;
    private final LaterOnce headerLater;
    private volatile Consumer<LiveProject> beforeOpening = read -> {};
    private final ConcurrentMap<String, CompletableFuture<LiveProject>> open = new ConcurrentHashMap<>();

    public LiveProjects(ProjectJson json, Saving saving) {
        this.persistence = saving.persistence();
        this.json = json;
        this.saving = saving;
        this.scheduler = saving.scheduler();
        this.unsaved =
                new UnsavedBudget(saving.settings().save().unsavedBudget().toBytes());
        this.letGoLater = new LaterOnce(saving, KEPT_AFTER_LEAVING, this::letGo);
        this.headerLater = new LaterOnce(saving, saving.settings().save().maxRetryDelay(), this::refreshHeader);
    }

    /**
     * Opens a project for a tab, reading it if nobody has it open. Entering twice with one tab is the same as once.
     *
     * @throws studio.storycore.saving.ProjectNotFound     when there is none with this id
     * @throws studio.storycore.storage.UnreadableProject when what is stored cannot be understood
     * @throws studio.storycore.storage.StorageFailure    when the store does not answer
     */
    public LiveProject enter(String projectId, Viewer viewer) {
        while (true) {
            LiveProject project = find(projectId);
            if (project.enter(viewer)) {
                return project;
            }
        }
    }

    /**
     * Keeps a project open while something is done with it, as for someone who enters and leaves, but without being seen:
     * for programs, and for pages that do not show the project.
     *
     * @throws RuntimeException as {@link #enter} and the work do
     */
    public <T> T with(String projectId, Function<LiveProject, T> work) {
        LiveProject project = find(projectId);
        while (!project.enterUnseen()) {
            project = find(projectId);
        }
        try {
            return work.apply(project);
        } finally {
            project.leaveUnseen();
            letGoLater.ask(project);
        }
    }

    /** Is called with each project that was read, before anyone sees it; what it throws keeps the project closed. */
    void beforeOpening(Consumer<LiveProject> listener) {
        beforeOpening = listener;
    }

    /** Reads a project as if someone had entered it and left at once. */
    void open(String projectId) {
        letGoLater.ask(find(projectId));
    }

    /** A tab leaves a project: what is unsaved is saved. Leaving twice is the same as once. */
    public void leave(LiveProject project, String tabId) {
        project.leave(tabId);
        letGoLater.ask(project);
    }

    /** The project if someone has it open, or had it a moment ago. */
    public Optional<LiveProject> ifOpen(String projectId) {
        CompletableFuture<LiveProject> found = open.get(projectId);
        return found == null || !found.isDone() || found.isCompletedExceptionally()
                ? Optional.empty()
                : Optional.of(found.join());
    }

    /** All projects that are in memory. */
    public Collection<LiveProject> all() {
        return open.keySet().stream()
                .map(this::ifOpen)
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * The header as the store has it; empty if there is no such project. What is read also counts for whoever has the
     * project open here.
     *
     * @throws StorageFailure when the store does not answer
     */
    public Optional<ProjectHeader> header(String projectId) {
        Optional<LiveProject> project = ifOpen(projectId);
        return project.isPresent() ? project.get().refreshHeader(persistence::header) : persistence.header(projectId);
    }

    /** The same; of a project that is open here, while the store does not answer, as it is known here. */
    public Optional<ProjectHeader> knownHeader(String projectId) {
        try {
            return header(projectId);
        } catch (StorageFailure silent) {
            return Optional.of(ifOpen(projectId).map(LiveProject::header).orElseThrow(() -> silent));
        }
    }

    /**
     * A person has changed owner, members or the trash: that counts at once for everyone who has the project open,
     * whether or not the store answers now.
     *
     * @param change what was changed, to be made on the header as it is known here
     */
    public void headerChanged(String projectId, Person changedBy, UnaryOperator<ProjectHeader> change) {
        CompletableFuture<LiveProject> found = open.get(projectId);
        if (found != null) {
            // Also when it is being read at this moment: it may have been read before the change.
            found.thenAccept(project -> {
                project.changeHeader(changedBy, change);
                refreshHeader(project);
            });
        }
    }

    /** Two changes at the same moment may have been made here in another order than in the store, so it is asked. */
    private void refreshHeader(LiveProject project) {
        try {
            project.refreshHeader(persistence::header);
        } catch (StorageFailure later) {
            LOG.info("Project {}: its header is read again later: {}", project.id(), later.kind());
            headerLater.ask(project);
        }
    }

    /**
     * When the store answers again, the projects that could not be saved do not wait for their next attempt, but follow
     * each other closely; not all at once, which might be too much for a store that is just starting.
     */
    public void storeChanged(StoreState state) {
        if (state instanceof StoreState.Up) {
            saveOneBehindTheOther();
        }
    }

    /** What the unsaved edits of all projects weigh, in bytes. */
    long unsavedBytes() {
        return unsaved.used();
    }

    /** Editing pauses in all projects, or goes on in all of them. Not told by the thread of whose edit it was the last. */
    private void budgetChanged() {
        saving.executor().execute(() -> all().forEach(LiveProject::tellSaving));
    }

    private void saveOneBehindTheOther() {
        Instant next = scheduler.getClock().instant();
        for (LiveProject project : all()) {
            if (project.saveState().status() == SaveStatus.ERROR) {
                project.tryAgainAt(next);
                next = next.plus(BETWEEN_SAVES_ON_RETURN);
            }
        }
    }

    /**
     * Saves everything that is unsaved, all projects at once, and waits for it.
     *
     * @param limit how long to wait at the most
     * @return the projects that could not be saved within it
     */
    public List<LiveProject> saveAll(Duration limit) {
        Instant end = scheduler.getClock().instant().plus(limit);
        List<LiveProject> unsaved = all().stream()
                .filter(project -> !project.saveState().isAllSaved())
                .toList();
        List<CompletableFuture<SaveReport>> reports =
                unsaved.stream().map(LiveProject::saveNow).toList();
        for (CompletableFuture<SaveReport> report : reports) {
            await(report, Duration.between(scheduler.getClock().instant(), end));
        }
        return unsaved.stream()
                .filter(project -> !project.saveState().isAllSaved())
                .toList();
    }

    private static void await(CompletableFuture<SaveReport> report, Duration limit) {
        try {
            report.get(Math.max(0, limit.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            LOG.debug("A project was not saved in time", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private LiveProject find(String projectId) {
        CompletableFuture<LiveProject> mine = new CompletableFuture<>();
        CompletableFuture<LiveProject> found = open.putIfAbsent(projectId, mine);
        if (found == null) {
            read(projectId, mine);
            found = mine;
        }
        try {
            return found.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private void read(String projectId, CompletableFuture<LiveProject> result) {
        try {
            LiveProject project =
                    new LiveProject(persistence.load(projectId), json, saving, unsaved, this::budgetChanged);
            beforeOpening.accept(project);
            result.complete(project);
        } catch (RuntimeException | Error failure) {
            open.remove(projectId, result);
            result.completeExceptionally(failure);
        }
    }

    private void letGo(LiveProject project) {
        if (project.closeIfIdle()) {
            CompletableFuture<LiveProject> entry = open.get(project.id());
            if (entry != null && entry.isDone() && !entry.isCompletedExceptionally() && entry.join() == project) {
                open.remove(project.id(), entry);
            }
        } else if (project.viewers().isEmpty()) {
            letGoLater.ask(project);
        }
    }
}
