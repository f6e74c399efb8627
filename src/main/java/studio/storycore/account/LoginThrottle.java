package studio.storycore.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Makes guessing passwords slow: after a few wrong ones for a username, or from an address, the next attempt has to wait,
 * twice as long each time up to a limit.
 *
 * <p>An attempt counts as wrong from its start until it turns out right, so that many at once do not slip through
 * together. Names that do not exist count like those that do. What is remembered is bounded, and forgotten after a
 * while. Safe for use by any thread.
 */
@Component
class LoginThrottle {

    static final int FREE_PER_USERNAME = 5;
    static final int FREE_PER_ADDRESS = 20;
    static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    static final Duration MEMORY = Duration.ofMinutes(30);

    private static final int REMEMBERED = 20_000;

    private record Failures(int count, Instant last) {}

    private final Cache<String, Failures> byUsername;
    private final Cache<String, Failures> byAddress;
    private final Clock clock;

    LoginThrottle(TaskScheduler scheduler) {
        this.clock = scheduler.getClock();
        this.byUsername = cache();
        this.byAddress = cache();
    }

    /**
     * Begins an attempt, if it is time for one.
     *
     * @return how long to wait before the next attempt; zero if this one may go on
     */
    Duration begin(String username, String address) {
        Duration wait =
                longer(waitFor(byUsername, username, FREE_PER_USERNAME), waitFor(byAddress, address, FREE_PER_ADDRESS));
        if (wait.isZero()) {
            count(byUsername, username);
            count(byAddress, address);
        }
        return wait;
    }

    /** The attempt was right: the username starts afresh, and the address gets this attempt back. */
    void succeeded(String username, String address) {
        byUsername.invalidate(username);
        takeBack(byAddress, address);
    }

    /** The attempt was neither right nor wrong, because nobody could tell. */
    void undecided(String username, String address) {
        takeBack(byUsername, username);
        takeBack(byAddress, address);
    }

    private Duration waitFor(Cache<String, Failures> failures, String key, int free) {
        Failures known = failures.getIfPresent(key);
        if (known == null || known.count < free) {
            return Duration.ZERO;
        }
        int doublings = Math.min(known.count - free, 16);
        Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
        Instant open = known.last.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        Duration left = Duration.between(clock.instant(), open);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void count(Cache<String, Failures> failures, String key) {
        Instant now = clock.instant();
        failures.asMap().merge(key, new Failures(1, now), (known, one) -> new Failures(known.count + 1, now));
    }

    private static void takeBack(Cache<String, Failures> failures, String key) {
        failures.asMap()
                .computeIfPresent(
                        key, (same, known) -> known.count <= 1 ? null : new Failures(known.count - 1, known.last));
    }

    private Cache<String, Failures> cache() {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(MEMORY)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .build();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
