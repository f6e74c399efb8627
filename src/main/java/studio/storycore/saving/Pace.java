package studio.storycore.saving;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How fast a document has to travel: at least 320 KB in 20 seconds of waiting for the other side, and all of it within 10
 * minutes of that. A line that is slower is of no use for large documents, and whoever sends or takes a byte now and then
 * would keep the room of others.
 *
 * <p>For the thread that moves the document.
 */
final class Pace {

    static final Duration WINDOW = Duration.ofSeconds(20);
    static final long LEAST_BYTES = 320L * 1024;
    static final Duration LONGEST = Duration.ofMinutes(10);

    private final Clock clock;
    private Duration waitedInAll = Duration.ZERO;
    private Duration waited = Duration.ZERO;
    private long moved;

    Pace(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * Some bytes have been sent or taken by the other side.
     *
     * @param since when the waiting for them began
     * @throws TooSlow when that took too long
     */
    void moved(long bytes, Instant since) throws TooSlow {
        Duration waiting = Duration.between(since, now());
        waitedInAll = waitedInAll.plus(waiting);
        waited = waited.plus(waiting);
        moved += bytes;
        if (waited.compareTo(WINDOW) >= 0) {
            if (moved < LEAST_BYTES || waitedInAll.compareTo(LONGEST) > 0) {
                throw new TooSlow();
            }
            waited = Duration.ZERO;
            moved = 0;
        }
    }
}
