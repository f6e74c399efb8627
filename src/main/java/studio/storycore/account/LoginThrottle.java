package studio.storycore.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;
import studio.storycore.rate.RateLimit;

/**
 * Makes guessing passwords slow: after a few wrong ones for a username at one place, or from an address for any username,
 * the next attempt has to wait, twice as long each time up to a limit. So whoever guesses holds up nobody at another
 * place. All wrong ones for a username together have a limit that one place cannot use up; only attempts at places that
 * the person has not been at before wait for that.
 *
 * <p>An attempt counts as wrong from its start until it turns out right, so that many at once do not slip through
 * together; while that alone is in the way of another one, it waits for its turn, because a program may well make many
 * calls at once with the right password. Names that do not exist count like those that do. What is remembered is
 * bounded, and forgotten after a while. Safe for use by any thread.
 */
@Component
class LoginThrottle {

    static final int FREE_PER_PLACE = 5;
    static final int FREE_PER_ADDRESS = 20;
    static final int FREE_PER_USERNAME = 50;
    static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    static final Duration MEMORY = Duration.ofMinutes(30);

    /** What five places make in the long run, each of which has to wait five minutes after each wrong one. */
    static final Duration EACH_PER_USERNAME = Duration.ofMinutes(1);

    private static final int REMEMBERED = 20_000;

    /** A password is checked in a tenth of a second. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(10);

    /** Whether an attempt may be made. */
    sealed interface Turn {

        /** It may, and has begun: it has to be told how it ended. */
        record Now() implements Turn {}

        /** Not before this time has passed, because of wrong ones. */
        record After(Duration left) implements Turn {}

        /** Others are being checked, none of which may be wrong. */
        record Busy() implements Turn {}
    }

    private static final Turn NOW = new Turn.Now();
    private static final Turn BUSY = new Turn.Busy();

    /**
     * @param count    the attempts that were wrong, and those that are being checked
     * @param checking how many are being checked
     * @param last     when the last one turned out wrong; before that, when the first one began
     */
    private record Failures(int count, int checking, Instant last) {

        Turn turn(int free, Instant now) {
            if (count < free || isForgotten(now)) {
                return NOW;
            }
            int wrong = count - checking;
            Duration left = wrong < free ? Duration.ZERO : Duration.between(now, open(wrong - free));
            if (left.isPositive()) {
                return new Turn.After(left);
            }
            // From here on one at a time.
            return checking > 0 ? BUSY : NOW;
        }

        /** When the next attempt may be made, after so many wrong ones beyond those that are free. */
        private Instant open(int beyond) {
            Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(beyond, 16));
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

    private record UsernameAndPlace(String username, String place) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition checked = lock.newCondition();
    private final Cache<UsernameAndPlace, Failures> byPlace;
    private final Cache<String, Failures> byAddress;
    private final RateLimit byUsername;
    private final Map<String, Integer> checkingByUsername = new HashMap<>();
    private final Clock clock;
    private final Duration longestTurn;

    @Autowired
    LoginThrottle(TaskScheduler scheduler) {
        this(scheduler, LONGEST_TURN);
    }

    /** @param longestTurn how long an attempt waits for its turn at the most, in real time */
    LoginThrottle(TaskScheduler scheduler, Duration longestTurn) {
        this.clock = scheduler.getClock();
        this.longestTurn = longestTurn;
        this.byPlace = cache();
        this.byAddress = cache();
        this.byUsername = new RateLimit(EACH_PER_USERNAME, FREE_PER_USERNAME, clock);
    }

    /** Begins an attempt, if it is time for one; may wait for others that are being checked. */
    Turn begin(String username, LoginPlace place) {
        lock.lock();
        try {
            long left = longestTurn.toNanos();
            Turn turn = tryNow(username, place);
            while (turn.equals(BUSY) && left > 0) {
                left = checked.awaitNanos(left);
                turn = tryNow(username, place);
            }
            return turn;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return BUSY;
        } finally {
            lock.unlock();
        }
    }

    /** The attempt was right: the username starts afresh at this place, and the others get this attempt back. */
    void succeeded(String username, LoginPlace place) {
        ended(username, place, true, Failures::afterRight, Failures::takenBack);
    }

    /** The attempt was wrong. */
    void failed(String username, LoginPlace place) {
        Instant now = clock.instant();
        ended(username, place, false, attempts -> attempts.wrong(now), attempts -> attempts.wrong(now));
    }

    /** The attempt was neither right nor wrong, because nobody could tell. */
    void undecided(String username, LoginPlace place) {
        ended(username, place, true, Failures::takenBack, Failures::takenBack);
    }

    private Turn tryNow(String username, LoginPlace place) {
        Instant now = clock.instant();
        UsernameAndPlace here = new UsernameAndPlace(username, place.name());
        Turn turn = turn(byPlace.getIfPresent(here), FREE_PER_PLACE, now);
        if (!place.trusted()) {
            turn = later(turn, turn(byAddress.getIfPresent(place.name()), FREE_PER_ADDRESS, now));
            turn = turn.equals(NOW) ? takeOf(username) : turn;
        }
        if (turn.equals(NOW)) {
            count(byPlace, here, now);
            if (!place.trusted()) {
                count(byAddress, place.name(), now);
                checkingByUsername.merge(username, 1, Integer::sum);
            }
        }
        return turn;
    }

    private static Turn turn(@Nullable Failures known, int free, Instant now) {
        return known == null ? NOW : known.turn(free, now);
    }

    /** Of two limits the one that holds up longer. */
    private static Turn later(Turn one, Turn other) {
        return switch (one) {
            case Turn.Now now -> other;
            case Turn.Busy busy -> other instanceof Turn.After ? other : one;
            case Turn.After after ->
                other instanceof Turn.After(Duration left) && left.compareTo(after.left()) > 0 ? other : one;
        };
    }

    /** The last of the limits, because what is taken of it counts. */
    private Turn takeOf(String username) {
        Duration wait = byUsername.take(username);
        if (wait.isZero()) {
            return NOW;
        }
        return checkingByUsername.containsKey(username) ? BUSY : new Turn.After(wait);
    }

    private void ended(
            String username,
            LoginPlace place,
            boolean notWrong,
            Function<Failures, Optional<Failures>> atPlace,
            Function<Failures, Optional<Failures>> atAddress) {
        lock.lock();
        try {
            change(byPlace, new UsernameAndPlace(username, place.name()), atPlace);
            if (!place.trusted()) {
                change(byAddress, place.name(), atAddress);
                checkingByUsername.computeIfPresent(username, (key, checking) -> checking == 1 ? null : checking - 1);
                if (notWrong) {
                    byUsername.giveBack(username);
                }
            }
            checked.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static <K> void change(
            Cache<K, Failures> failures, K key, Function<Failures, Optional<Failures>> afterwards) {
        failures.asMap()
                .computeIfPresent(
                        key, (same, attempts) -> afterwards.apply(attempts).orElse(null));
    }

    private static <K> void count(Cache<K, Failures> failures, K key, Instant now) {
        failures.asMap()
                .merge(
                        key,
                        new Failures(1, 1, now),
                        (known, one) -> known.isForgotten(now)
                                ? one
                                : new Failures(known.count + 1, known.checking + 1, known.last));
    }

    private <K> Cache<K, Failures> cache() {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(MEMORY)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .build();
    }
}
