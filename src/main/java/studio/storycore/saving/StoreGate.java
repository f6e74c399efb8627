package studio.storycore.saving;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import studio.storycore.health.StoreHealth;
import studio.storycore.health.StoreState.Down;
import studio.storycore.health.StoreState.Reason;
import studio.storycore.storage.StorageFailure;

/**
 * Stands before the store where people wait for an answer. While the store is known not to answer they are told so at
 * once; and when it takes calls without answering them, only so many wait in it, and the others are told soon. Saves do
 * not come by here: they have time, and there is one of each project at the most.
 *
 * <p>Safe for use by any thread.
 */
public final class StoreGate {

    /** So many calls wait in the store at once: well below the connections that the database's client has. */
    public static final int MOST_AT_ONCE = 32;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /** Told without the store having been asked; so it is not asked again for the same call. */
    static final class NotAsked extends StorageFailure {

        NotAsked(Kind kind, String message) {
            super(kind, message, new IllegalStateException(message));
        }
    }

    private final StoreHealth health;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE, true);

    public StoreGate(StoreHealth health) {
        this.health = health;
    }

    /** @throws StorageFailure also when the store was not asked, because it would not have answered */
    <T> T pass(Supplier<T> call) {
        if (health.state() instanceof Down(var since, Reason reason) && reason == Reason.UNREACHABLE) {
            throw new NotAsked(StorageFailure.Kind.UNAVAILABLE, "the store does not answer since " + since);
        }
        enter();
        try {
            return call.get();
        } catch (StorageFailure failure) {
            failed(failure);
            throw failure;
        } finally {
            places.release();
        }
    }

    /** A call that did not come by here was answered. */
    void answered() {
        health.answered();
    }

    /** A call failed, here or elsewhere. */
    void failed(StorageFailure failure) {
        if (failure.isTransient()) {
            health.notAnswered();
        }
    }

    private void enter() {
        boolean entered = false;
        try {
            entered = places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!entered) {
            health.notAnswered();
            throw new NotAsked(StorageFailure.Kind.BUSY, MOST_AT_ONCE + " calls wait in the store already");
        }
    }
}
