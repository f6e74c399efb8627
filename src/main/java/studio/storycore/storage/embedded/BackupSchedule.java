package studio.storycore.storage.embedded;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;

/**
 * Backs the store up at intervals, when something has changed. A backup that fails is reported once, until one succeeds,
 * and tried again at the next turn; nothing else waits for it.
 */
final class BackupSchedule implements AutoCloseable {

    /** After the start, when one is due: not while everything else starts too. */
    static final Duration AFTER_START = Duration.ofMinutes(5);

    private static final Logger log = LoggerFactory.getLogger(BackupSchedule.class);

    /**
     * How it stands.
     *
     * @param last    when the newest backup was made
     * @param failure why the last attempt failed
     */
    record State(@Nullable Instant last, @Nullable String failure) {}

    private final EmbeddedStore store;
    private final TaskScheduler scheduler;
    private final Executor executor;
    private final BackupSettings settings;
    private final ReentrantLock working = new ReentrantLock();
    private volatile State state;
    private volatile boolean closed;
    private volatile long version;
    private volatile @Nullable ScheduledFuture<?> next;

    /**
     * @param executor where backups are made; each may take minutes
     */
    BackupSchedule(EmbeddedStore store, TaskScheduler scheduler, Executor executor, BackupSettings settings) {
        this.store = store;
        this.scheduler = scheduler;
        this.executor = executor;
        this.settings = settings;
        this.version = store.newestBackupVersion();
        this.state = new State(store.newestBackupTime().orElse(null), null);
        Duration interval = settings.interval();
        if (interval.isPositive()) {
            Instant soon = now().plus(interval.compareTo(AFTER_START) < 0 ? interval : AFTER_START);
            Instant due = state.last() == null ? soon : state.last().plus(interval);
            scheduleAt(due.isBefore(soon) ? soon : due);
        }
    }

    State state() {
        return state;
    }

    private void scheduleAt(Instant time) {
        next = scheduler.schedule(() -> executor.execute(this::turn), time);
    }

    private void turn() {
        working.lock();
        try {
            long current = store.version();
            if (!closed && current != version) {
                store.backUp(now(), settings.keep(), () -> !closed);
                version = current;
                state = new State(now(), null);
            }
        } catch (CancellationException e) {
            log.debug("Backup given up", e);
        } catch (BackupFailed e) {
            report(e);
        } finally {
            if (!closed) {
                scheduleAt(now().plus(settings.interval()));
            }
            working.unlock();
        }
    }

    private void report(BackupFailed e) {
        if (state.failure() == null) {
            log.warn(
                    "No backup of {} could be made: {}. Saving goes on; the next attempt is in {} min",
                    store.file(),
                    e.getMessage(),
                    settings.interval().toMinutes(),
                    e.getCause());
        }
        state = new State(state.last(), e.getMessage());
    }

    private Instant now() {
        return scheduler.getClock().instant();
    }

    /** Ends a backup that is being made; nothing of it stays. */
    @Override
    public void close() {
        closed = true;
        working.lock();
        try {
            ScheduledFuture<?> scheduled = next;
            if (scheduled != null) {
                scheduled.cancel(false);
            }
        } finally {
            working.unlock();
        }
    }
}
