package studio.storycore.api;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets few large documents be read at once: each takes many times its size in memory meanwhile. Safe for use by any
 * thread; waits a while for a place.
 */
@Component
class LargeDocuments {

    private static final int LARGE = 4 * 1024 * 1024;
    private static final int AT_ONCE = 2;
    private static final int LONGEST_WAIT_SECONDS = 20;

    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /** @throws Busy when no place became free in time */
    <T> T read(byte[] document, Supplier<T> reading) {
        if (document.length < LARGE) {
            return reading.get();
        }
        if (!entered()) {
            throw new Busy();
        }
        try {
            return reading.get();
        } finally {
            places.release();
        }
    }

    private boolean entered() {
        try {
            return places.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Thrown when too many large documents are being read. */
    static final class Busy extends RuntimeException {}
}
