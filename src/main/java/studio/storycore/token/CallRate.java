package studio.storycore.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * How often each caller calls: a bucket that fills steadily, from which each call takes one. What is remembered is
 * bounded, and a full bucket is as good as none. Safe for use by any thread.
 */
@Component
class CallRate {

    private static final int REMEMBERED = 20_000;

    private final Cache<String, Bucket> buckets;
    private final Clock clock;
    private final Duration perCall;
    private final Duration full;

    CallRate(ApiSettings settings, TaskScheduler scheduler) {
        this.clock = scheduler.getClock();
        this.perCall = Duration.ofSeconds(1).dividedBy(settings.requestsPerSecond());
        this.full = perCall.multipliedBy(settings.burst());
        this.buckets = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(full)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .build();
    }

    /** @return how long the caller has to wait before this call; zero if it may go on, and then it counts */
    Duration take(String caller) {
        return buckets.get(caller, _ -> new Bucket()).take(clock.instant());
    }

    /** Filled by time: what is in it is how long ago it would have been empty, in units of what one call takes. */
    private final class Bucket {

        private Instant emptyAt = Instant.MIN;

        private synchronized Duration take(Instant now) {
            Instant asFull = now.minus(full);
            Instant empty = emptyAt.isBefore(asFull) ? asFull : emptyAt;
            Duration missing = Duration.between(now, empty.plus(perCall));
            if (missing.isPositive()) {
                return missing;
            }
            emptyAt = empty.plus(perCall);
            return Duration.ZERO;
        }
    }
}
