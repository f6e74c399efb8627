package studio.storycore.saving;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;
import studio.storycore.storage.StorageFailure;

/**
 * Decides when the edits of one project are saved. One save is in flight at a time; edits made meanwhile go out together
 * in one that follows. An edit is saved after a pause, and after a maximum wait when there is no pause; at once when
 * someone asks for it. While the store fails, further attempts follow at growing distances until it is back.
 *
 * <p>What it says is derived from two numbers: that of the last edit, and that of the last edit the store acknowledged.
 * Safe for use by any thread; its lock is never held while the store, the source or a listener is called.
 */
public final class SaveLane {

    /** How long the badge says that everything has just been saved. */
    static final Duration SAVED_IS_NEWS = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(SaveLane.class);

    private enum Phase {
        QUIET,
        WAITING,
        SAVING,
        FAILED
    }

    private final EditSource source;
    private final ProjectPersistenceService persistence;
    private final NextBatch next;
    private final DocumentFollower follower;
    private final SaveSettings settings;
    private final Executor executor;
    private final RandomGenerator random;
    private final Clock clock;

    private final ReentrantLock lock = new ReentrantLock();
    private final Progress progress = new Progress();
    private final SaveRequests requests;
    private final LaneTimer timer;
    private Phase phase = Phase.QUIET;
    private Instant savedAt;
    private int attempt;
    private int failures;
    private @Nullable Instant nextAttempt;
    private StorageFailure.@Nullable Kind failure;
    private @Nullable Conflict conflict;

    /**
     * @param documentSequenceNumber the revision that the stored document contains
     * @param documentSize           its size in bytes
     * @param savedAt                when the project was last saved, as the store tells
     */
    public SaveLane(EditSource source, long documentSequenceNumber, long documentSize, Instant savedAt, Saving saving) {
        this.source = source;
        this.persistence = saving.persistence();
        this.settings = saving.settings();
        this.executor = saving.executor();
        this.random = saving.random();
        TaskScheduler scheduler = saving.scheduler();
        this.clock = scheduler.getClock();
        this.next = new NextBatch(source, persistence);
        this.timer = new LaneTimer(scheduler, this::timeIsUp);
        this.follower =
                new DocumentFollower(source, persistence, documentSequenceNumber, documentSize, scheduler, executor);
        this.requests = new SaveRequests(executor);
        this.savedAt = savedAt;
    }

    /**
     * An edit was made. To be called before anyone can see the edit, so that nobody sees it and reads that all is saved;
     * calls nobody, so the caller tells that the state of saving has changed.
     *
     * @param version its number, one more than that of the edit before
     */
    public void edited(long version) {
        change(() -> {
            if (progress.edited(version, clock.instant()) && phase == Phase.QUIET) {
                waitForPause();
            }
        });
    }

    /** Saves at once what is unsaved; the report tells what really happened to every edit made before this call. */
    public CompletableFuture<SaveReport> saveNow() {
        boolean start;
        CompletableFuture<SaveReport> report;
        lock.lock();
        try {
            if (progress.isAllSaved() && phase != Phase.SAVING) {
                return CompletableFuture.completedFuture(new SaveReport.Saved(savedAt));
            }
            report = requests.add(progress.lastEdited());
            start = phase != Phase.SAVING && begin();
        } finally {
            lock.unlock();
        }
        if (start) {
            launch();
        }
        return report;
    }

    /** Cancels the save that waits for a pause, if one does. The edits stay unsaved until the next edit or request. */
    public void cancelAutoSave() {
        change(() -> {
            if (phase == Phase.WAITING) {
                timer.stop();
                phase = Phase.QUIET;
            }
        });
        source.saveStateChanged();
    }

    /** If the last attempts failed, the next one follows at this time instead of later. */
    public void tryAgainAt(Instant time) {
        boolean sooner = locked(() -> {
            boolean waitsLonger = phase == Phase.FAILED && nextAttempt != null && time.isBefore(nextAttempt);
            if (waitsLonger) {
                nextAttempt = time;
                timer.ringAt(time);
            }
            return waitsLonger;
        });
        if (sooner) {
            source.saveStateChanged();
        }
    }

    /** Brings the stored document up to everything acknowledged, because nobody looks at the project any more. */
    public void followNow() {
        follower.followNow();
    }

    /** What is true at this moment. */
    public SaveState state() {
        lock.lock();
        try {
            return new SaveState(
                    status(),
                    phase == Phase.SAVING ? attempt : 0,
                    settings.save().maxAttempts(),
                    savedAt,
                    progress.oldestUnsaved(),
                    phase == Phase.FAILED ? nextAttempt : null,
                    phase == Phase.FAILED ? failure : null,
                    Optional.ofNullable(conflict));
        } finally {
            lock.unlock();
        }
    }

    private SaveStatus status() {
        if (phase == Phase.SAVING) {
            return failures > 0 ? SaveStatus.ERROR : SaveStatus.SAVING;
        }
        if (phase == Phase.FAILED) {
            return SaveStatus.ERROR;
        }
        if (!progress.isAllSaved()) {
            return SaveStatus.UNSAVED;
        }
        if (conflict != null) {
            return SaveStatus.CONFLICT;
        }
        boolean isNews = progress.hasSaved() && clock.instant().isBefore(savedAt.plus(SAVED_IS_NEWS));
        return isNews ? SaveStatus.SAVED : SaveStatus.IDLE;
    }

    private void waitForPause() {
        phase = Phase.WAITING;
        timer.stop();
        if (settings.autosave().enabled()) {
            timer.ringAt(progress.pauseEnds(settings.autosave()));
        }
    }

    /** The timer is not moved with every edit; when it rings too early, it is set again. */
    private void timeIsUp() {
        boolean start = locked(() -> {
            Instant pauseEnds = progress.pauseEnds(settings.autosave());
            if (phase == Phase.WAITING && clock.instant().isBefore(pauseEnds)) {
                timer.ringAt(pauseEnds);
                return false;
            }
            return (phase == Phase.WAITING || phase == Phase.FAILED) && begin();
        });
        if (start) {
            launch();
        } else {
            source.saveStateChanged();
        }
    }

    /** Returns true: whoever begins also has to {@link #launch}, once the lock is given back. */
    private boolean begin() {
        timer.stop();
        phase = Phase.SAVING;
        attempt = 1;
        return true;
    }

    private void launch() {
        change(() -> conflict = null);
        source.saveStateChanged();
        executor.execute(this::saveUntilNothingIsAskedFor);
    }

    private void saveUntilNothingIsAskedFor() {
        boolean again = true;
        while (again) {
            try {
                again = saveOnce();
            } catch (StorageFailure refused) {
                failed(refused);
                return;
            } catch (RuntimeException | Error unexpected) {
                LOG.error("A save ended unexpectedly", unexpected);
                failed(new StorageFailure(StorageFailure.Kind.REFUSED, "unexpected", unexpected));
                return;
            }
            source.saveStateChanged();
        }
        // From here on another save may be in flight: nothing that happens now is about the one that ended.
        follower.saved();
    }

    /** Returns whether another save has to follow at once. */
    private boolean saveOnce() {
        long before = locked(progress::batchBegins);
        int maxAttempts = locked(() -> failures) > 0 ? 1 : persistence.maxAttempts();
        return switch (next.send(maxAttempts, this::attempting)) {
            case NextBatch.Outcome.Nothing nothing -> locked(() -> acknowledge(before));
            case NextBatch.Outcome.Stored stored -> locked(() -> acknowledge(stored.upTo()));
            case NextBatch.Outcome.Overtaken overtaken -> {
                overtaken.conflict().ifPresent(merged -> change(() -> conflict = merged));
                yield true;
            }
        };
    }

    private void attempting(int number) {
        change(() -> attempt = number);
        source.saveStateChanged();
    }

    private boolean acknowledge(long upTo) {
        progress.acknowledged(upTo);
        savedAt = clock.instant();
        failures = 0;
        failure = null;
        requests.acknowledged(progress.lastAcknowledged(), new SaveReport.Saved(savedAt));
        if (!requests.isEmpty()) {
            return begin();
        }
        if (progress.isAllSaved()) {
            phase = Phase.QUIET;
            timer.ringAt(savedAt.plus(SAVED_IS_NEWS));
        } else {
            waitForPause();
        }
        return false;
    }

    private void failed(StorageFailure reason) {
        change(() -> {
            failures++;
            failure = reason.kind();
            phase = Phase.FAILED;
            int roundsOfAttempts = failures + persistence.maxAttempts() - 1;
            nextAttempt = clock.instant().plus(settings.save().delayAfter(roundsOfAttempts, random));
            timer.ringAt(nextAttempt);
            requests.failed(new SaveReport.Failed(reason.kind(), nextAttempt));
        });
        source.saveStateChanged();
    }

    private void change(Runnable action) {
        locked(() -> {
            action.run();
            return true;
        });
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
