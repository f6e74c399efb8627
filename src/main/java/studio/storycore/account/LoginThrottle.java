package studio.storycore.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Makes guessing passwords slow: after a few wrong ones for a username, or from an address, the next attempt has to wait,
 * twice as long each time up to a limit.
 *
 * <p>An attempt counts as wrong from its start until it turns out right, so that many at once do not slip through
 * together; while that alone is in the way of another one, it waits for its turn, because a program may well make many
 * calls at once with the right password. Names that do not exist count like those that do. What is remembered is
 * bounded, and forgotten after a while. Safe for use by any thread.
 */
@Component
class LoginThrottle {

    static final int FREE_PER_USERNAME = 5;
    static final int FREE_PER_ADDRESS = 20;
    static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    static final Duration MEMORY = Duration.ofMinutes(30);

    private static final int REMEMBERED = 20_000;

    /** A password is checked in a tenth of a second; whose turn has not come by then is refused like after wrong ones. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(10);

    /**
     * @param count    the attempts that were wrong, and those that are being checked
     * @param checking how many are being checked
     * @param last     when the last one turned out wrong; before that, when the first one began
     */
    private record Failures(int count, int checking, Instant last) {

        /** When the next attempt may be made, after at least as many wrong ones as are free. */
        Instant open(int free) {
            int doublings = Math.min(count - checking - free, 16);
            Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
            return last.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        }

        /** Also when right ones come all the time. */
        boolean isForgotten(Instant now) {
            return checking == 0 && !last.plus(MEMORY).isAfter(now);
        }

        Optional<Failures> wrong(Instant now) {
            return Optional.of(new Failures(count, checking - 1, now));
        }

        /** Neither a wait nor the memory gets longer by it. */
        Optional<Failures> takenBack() {
            return count <= 1 ? Optional.empty() : Optional.of(new Failures(count - 1, checking - 1, last));
        }

        /** What is left when one turned out right: of this name only those that are still being checked. */
        Optional<Failures> afterRight() {
            return checking <= 1 ? Optional.empty() : Optional.of(new Failures(checking - 1, checking - 1, last));
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition checked = lock.newCondition();
    private final Cache<String, Failures> byUsername;
    private final Cache<String, Failures> byAddress;
    private final Clock clock;

    LoginThrottle(TaskScheduler scheduler) {
        this.clock = scheduler.getClock();
        this.byUsername = cache();
        this.byAddress = cache();
    }

    /**
     * Begins an attempt, if it is time for one; may wait for others that are being checked. Of an attempt that was begun
     * it has to be told whether it was right.
     *
     * @return how long to wait before the next attempt; zero if this one may go on
     */
    Duration begin(String username, String address) {
        lock.lock();
        try {
            Duration wait = waitOnceChecked(username, address);
            if (wait.isZero()) {
                count(byUsername, username);
                count(byAddress, address);
            }
            return wait;
        } finally {
            lock.unlock();
        }
    }

    /** The attempt was right: the username starts afresh, and the address gets this attempt back. */
    void succeeded(String username, String address) {
        ended(username, address, Failures::afterRight, Failures::takenBack);
    }

    /** The attempt was wrong. */
    void failed(String username, String address) {
        Instant now = clock.instant();
        ended(username, address, attempts -> attempts.wrong(now), attempts -> attempts.wrong(now));
    }

    /** The attempt was neither right nor wrong, because nobody could tell. */
    void undecided(String username, String address) {
        ended(username, address, Failures::takenBack, Failures::takenBack);
    }

    private void ended(
            String username,
            String address,
            Function<Failures, Optional<Failures>> ofUsername,
            Function<Failures, Optional<Failures>> ofAddress) {
        lock.lock();
        try {
            byUsername
                    .asMap()
                    .computeIfPresent(
                            username,
                            (key, attempts) -> ofUsername.apply(attempts).orElse(null));
            byAddress
                    .asMap()
                    .computeIfPresent(
                            address,
                            (key, attempts) -> ofAddress.apply(attempts).orElse(null));
            checked.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Duration waitOnceChecked(String username, String address) {
        long left = LONGEST_TURN.toNanos();
        Duration wait = waitFor(username, address);
        try {
            while (!wait.isZero() && left > 0 && isBeingChecked(username, address)) {
                left = checked.awaitNanos(left);
                wait = waitFor(username, address);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return wait;
    }

    private boolean isBeingChecked(String username, String address) {
        return Stream.of(byUsername.getIfPresent(username), byAddress.getIfPresent(address))
                .anyMatch(attempts -> attempts != null && attempts.checking > 0);
    }

    private Duration waitFor(String username, String address) {
        return longer(waitFor(byUsername, username, FREE_PER_USERNAME), waitFor(byAddress, address, FREE_PER_ADDRESS));
    }

    private Duration waitFor(Cache<String, Failures> failures, String key, int free) {
        Instant now = clock.instant();
        Failures known = failures.getIfPresent(key);
        if (known == null || known.count < free || known.isForgotten(now)) {
            return Duration.ZERO;
        }
        Duration left = known.count - known.checking < free ? Duration.ZERO : Duration.between(now, known.open(free));
        // From here on one at a time.
        return left.isPositive() ? left : known.checking > 0 ? FIRST_WAIT : Duration.ZERO;
    }

    private void count(Cache<String, Failures> failures, String key) {
        Instant now = clock.instant();
        failures.asMap()
                .merge(
                        key,
                        new Failures(1, 1, now),
                        (known, one) -> known.isForgotten(now)
                                ? one
                                : new Failures(known.count + 1, known.checking + 1, known.last));
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
