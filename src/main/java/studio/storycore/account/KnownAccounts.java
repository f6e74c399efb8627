package studio.storycore.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import studio.storycore.health.StoreHealth;
import studio.storycore.health.StoreState;

/**
 * The accounts of the people at work, at most a few seconds old, since every request asks for one.
 *
 * <p>A change made on this server counts at once, one made on another server after those seconds. While the store does
 * not answer, the last known state goes on to count: an outage must not throw people out of what they are editing.
 */
@Component
class KnownAccounts {

    static final Duration FRESH = Duration.ofSeconds(3);

    private record Reading(Optional<Account> account, Instant at) {

        boolean isOlderThan(Reading other) {
            return account.isPresent()
                    && other.account.isPresent()
                    && account.get().version() < other.account.get().version();
        }
    }

    private final Cache<String, Reading> readings = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterAccess(Duration.ofHours(4))
            .build();
    private final AccountStore store;
    private final StoreHealth health;
    private final Clock clock;
    private volatile Instant silentUntil = Instant.MIN;

    KnownAccounts(AccountStore store, StoreHealth health, TaskScheduler scheduler) {
        this.store = store;
        this.health = health;
        this.clock = scheduler.getClock();
    }

    /**
     * The account as it is now, as far as is known.
     *
     * @throws DataAccessException or {@link MongoException} when the store does not answer and nothing is known
     */
    Optional<Account> find(String username) {
        Instant now = clock.instant();
        Reading known = readings.getIfPresent(username);
        if (known != null && (now.isBefore(known.at.plus(FRESH)) || isSilent(now))) {
            return known.account;
        }
        try {
            return remember(username, store.find(username));
        } catch (DataAccessException | MongoException silent) {
            if (known == null) {
                throw silent;
            }
            // Everybody's next requests would otherwise wait for the same timeout.
            silentUntil = clock.instant().plus(FRESH);
            return known.account;
        }
    }

    /**
     * The account as the store has it at this moment, of someone who signs in. Names that do not exist are not remembered.
     *
     * @throws UsernameNotFoundException if there is none
     */
    SessionUser signingIn(String username) {
        Account account = store.find(username).orElseThrow(() -> new UsernameNotFoundException("no such account"));
        remember(username, Optional.of(account));
        return SessionUser.of(account);
    }

    private boolean isSilent(Instant now) {
        return now.isBefore(silentUntil) || health.state() instanceof StoreState.Down;
    }

    /** Takes over what is known from a change or a newer reading. */
    Optional<Account> remember(String username, Optional<Account> account) {
        Reading reading = new Reading(account, clock.instant());
        return readings.asMap()
                .merge(username, reading, (before, now) -> now.isOlderThan(before) ? before : now)
                .account;
    }
}
