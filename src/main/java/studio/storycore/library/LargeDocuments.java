package studio.storycore.library;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Bounds how much of documents is in work at once on the whole server, from the first of their bytes on: each takes up to
 * a hundred times its size in memory, when it is made of very small values. Two large ones are in work at once, or more of
 * smaller ones. Who finds no room waits for a while, without anything of the document in memory. Safe for use by any thread.
 */
@Component
public class LargeDocuments {

    /** So little is in work at any time that nobody waits for it: what people send with a click, in bytes. */
    private static final long SMALL = 64L * 1024;

    /** For one byte of a document there is so much memory. */
    private static final long MEMORY_FOR_A_BYTE = 256;

    private static final int UNIT = 1024;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    /** Who has room needs no more for what belongs to the same work. */
    private static final ScopedValue<Boolean> HAS_ROOM = ScopedValue.newInstance();

    private final int largest;
    private final Semaphore room;
    private final Duration longestWait;

    @Autowired
    LargeDocuments() {
        this(Runtime.getRuntime().maxMemory(), LONGEST_WAIT);
    }

    /** @param memory of the server, in bytes */
    LargeDocuments(long memory, Duration longestWait) {
        this.largest = (int) Math.max(1, memory / MEMORY_FOR_A_BYTE / UNIT / 2);
        this.room = new Semaphore(2 * largest, true);
        this.longestWait = longestWait;
    }

    /**
     * Does the work when there is room for it.
     *
     * @param bytes of the document; negative if nobody knows yet, which counts as large
     * @throws Busy when no room became free in time; nothing was done
     */
    public <T, X extends Throwable> T inTurn(long bytes, ScopedValue.CallableOp<? extends T, X> work) throws X {
        if (bytes >= 0 && bytes <= SMALL || HAS_ROOM.isBound()) {
            return work.call();
        }
        int needed = bytes < 0 ? largest : (int) Math.min(largest, bytes / UNIT);
        if (!entered(needed)) {
            throw new Busy();
        }
        try {
            return ScopedValue.where(HAS_ROOM, true).call(work);
        } finally {
            room.release(needed);
        }
    }

    private boolean entered(int needed) {
        try {
            return room.tryAcquire(needed, longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Thrown when too much of documents is in work. */
    public static final class Busy extends RuntimeException {}
}
