package studio.storycore.library;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Lets few large documents be in work at once on the whole server, from the first of their bytes on: each takes many times
 * its size in memory. Who finds no place waits for a while, without anything of the document in memory. Safe for use by any
 * thread.
 */
@Component
public class LargeDocuments {

    private static final long LARGE = 4L * 1024 * 1024;
    private static final int AT_ONCE = 2;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    /** Who has a place needs no second one for what belongs to the same work. */
    private static final ScopedValue<Boolean> HAS_A_PLACE = ScopedValue.newInstance();

    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final Duration longestWait;

    @Autowired
    LargeDocuments() {
        this(LONGEST_WAIT);
    }

    LargeDocuments(Duration longestWait) {
        this.longestWait = longestWait;
    }

    /**
     * Does the work when there is a place for it.
     *
     * @param bytes of the document; negative if nobody knows yet, which counts as large
     * @throws Busy when no place became free in time; nothing was done
     */
    public <T, X extends Throwable> T inTurn(long bytes, ScopedValue.CallableOp<? extends T, X> work) throws X {
        if (bytes >= 0 && bytes < LARGE || HAS_A_PLACE.isBound()) {
            return work.call();
        }
        if (!entered()) {
            throw new Busy();
        }
        try {
            return ScopedValue.where(HAS_A_PLACE, true).call(work);
        } finally {
            places.release();
        }
    }

    private boolean entered() {
        try {
            return places.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Thrown when too many large documents are in work. */
    public static final class Busy extends RuntimeException {}
}
