package studio.storycore.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How often each of many may do something: each has a bucket that fills steadily, from which one is taken each time. What
 * is remembered is bounded, and a full bucket is as good as none. Safe for use by any thread.
 */
public final class RateLimit {

    private static final int REMEMBERED = 20_000;

    private final Cache<String, Bucket> buckets;
    private final Clock clock;
    private final Duration each;
    private final Duration full;

    /**
     * @param each  how long it takes until there is one more
     * @param burst how many there are after a pause
     */
    public RateLimit(Duration each, int burst, Clock clock) {
        this.clock = clock;
        this.each = each;
        this.full = each.multipliedBy(burst);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(full)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .build();
    }

    /** @return how long to wait before the next time; zero if it may be done now, and then it counts */
    public Duration take(String key) {
        return buckets.get(key, _ -> new Bucket()).take(clock.instant());
    }

    /** What was taken does not count after all. */
    public void giveBack(String key) {
        Bucket bucket = buckets.getIfPresent(key);
        if (bucket != null) {
            bucket.giveBack();
        }
    }

    /** Filled by time: what is in it is how long ago it would have been empty, in units of what one takes. */
    private final class Bucket {

        private Instant emptyAt = Instant.MIN;

        private synchronized Duration take(Instant now) {
            Instant asFull = now.minus(full);
            Instant empty = emptyAt.isBefore(asFull) ? asFull : emptyAt;
            Duration missing = Duration.between(now, empty.plus(each));
            if (missing.isPositive()) {
                return missing;
            }
            emptyAt = empty.plus(each);
            return Duration.ZERO;
        }

        private synchronized void giveBack() {
            emptyAt = emptyAt.minus(each);
        }
    }
}
