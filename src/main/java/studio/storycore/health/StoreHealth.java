package studio.storycore.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.TaskScheduler;
import studio.storycore.health.StoreState.Down;
import studio.storycore.health.StoreState.Reason;
import studio.storycore.health.StoreState.Up;
import studio.storycore.storage.StorageBackend;
import studio.storycore.storage.StorageFailure;

/**
 * Asks the store every few seconds whether it is there, more often while it is not, and tells those who want to know. The
 * application starts with or without the store: until the first answer the store is taken to be up.
 *
 * <p>The store is asked on a thread of its own, since an answer may take seconds; the next question waits for the answer.
 * All methods may be called from any thread and return at once.
 */
public final class StoreHealth implements SmartLifecycle {

    static final Duration WHILE_UP = Duration.ofSeconds(5);
    static final Duration WHILE_DOWN = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(StoreHealth.class);

    private final StorageBackend store;
    private final TaskScheduler scheduler;
    private final Executor executor;
    private final List<Consumer<StoreState>> listeners = new CopyOnWriteArrayList<>();
    private volatile StoreState state;
    private boolean running;
    private int start;
    private volatile Instant lastAsked = Instant.EPOCH;
    private @Nullable ScheduledFuture<?> next;

    /** @param executor where the store is asked; its threads may wait */
    public StoreHealth(StorageBackend store, TaskScheduler scheduler, Executor executor) {
        this.store = store;
        this.scheduler = scheduler;
        this.executor = executor;
        this.state = new Up(now());
    }

    public StoreState state() {
        return state;
    }

    /**
     * Tells of every change from now on, on a thread of the executor, one after the other.
     *
     * @param listener must return quickly
     * @return ends it; may be run more than once
     */
    public Runnable onChange(Consumer<StoreState> listener) {
        // Wrapped, so that ending one of two registrations of the same listener leaves the other one.
        Consumer<StoreState> registered = listener::accept;
        listeners.add(registered);
        return () -> listeners.remove(registered);
    }

    /** A call was not answered: if that is news, the store is asked soon, and not only at the next regular time. */
    public void notAnswered() {
        if (state instanceof Up) {
            askEarlier(lastAsked.plus(WHILE_DOWN));
        }
    }

    /** A call was answered: if that is news, the store is asked now. */
    public void answered() {
        if (state instanceof Down) {
            askEarlier(now());
        }
    }

    private synchronized void askEarlier(Instant time) {
        if (running && next != null && next.cancel(false)) {
            askAt(start, time);
        }
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            start++;
            ask(start);
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (next != null) {
            next.cancel(false);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    private void ask(int asOfStart) {
        executor.execute(() -> {
            @Nullable Reason trouble = troubleNow();
            if (isCurrent(asOfStart)) {
                take(trouble);
                askLater(asOfStart);
            }
        });
    }

    private @Nullable Reason troubleNow() {
        try {
            store.ping();
            return null;
        } catch (StorageFailure e) {
            log(e);
            return switch (e.kind()) {
                case UNAVAILABLE, BUSY -> Reason.UNREACHABLE;
                case FORBIDDEN -> Reason.FORBIDDEN;
                case TOO_LARGE, REFUSED -> Reason.FAULTY;
            };
        } catch (RuntimeException e) {
            log(e);
            return Reason.FAULTY;
        }
    }

    private void log(RuntimeException e) {
        if (state instanceof Up) {
            LOG.warn("The store does not answer; asking again every {} s: {}", WHILE_DOWN.toSeconds(), e.getMessage());
        }
    }

    private void take(@Nullable Reason trouble) {
        StoreState before = state;
        StoreState after = switch (before) {
            case Up up -> trouble == null ? up : new Down(now(), trouble);
            case Down down when trouble == null -> new Up(now());
            case Down down -> new Down(down.since(), trouble);
        };
        if (after.equals(before)) {
            return;
        }
        if (after instanceof Up) {
            LOG.info(
                    "The store answers again after {} s",
                    Duration.between(before.since(), now()).toSeconds());
        }
        state = after;
        for (Consumer<StoreState> listener : listeners) {
            try {
                listener.accept(after);
            } catch (RuntimeException e) {
                LOG.error("A listener failed to take the state of the store", e);
            }
        }
    }

    private synchronized boolean isCurrent(int asOfStart) {
        return running && start == asOfStart;
    }

    private synchronized void askLater(int asOfStart) {
        if (isCurrent(asOfStart)) {
            lastAsked = now();
            askAt(asOfStart, lastAsked.plus(state instanceof Up ? WHILE_UP : WHILE_DOWN));
        }
    }

    private void askAt(int asOfStart, Instant time) {
        next = scheduler.schedule(() -> ask(asOfStart), time);
    }

    private Instant now() {
        return scheduler.getClock().instant();
    }
}
