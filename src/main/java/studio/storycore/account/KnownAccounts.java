package studio.storycore.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
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
 *
 * <p>Publishes {@link AccountChanged} whenever what is known has changed. Safe for use by any thread.
 */
@Component
class KnownAccounts {

    static final Duration FRESH = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(KnownAccounts.class);

    private record Reading(Optional<Account> account, Instant at) {

        boolean isOlderThan(Reading other) {
            return account.isPresent()
                    && other.account.isPresent()
                    && account.get().version() < other.account.get().version();
        }

        boolean isSameAs(Reading other) {
            return account.map(Account::version).equals(other.account.map(Account::version));
        }
    }

    private final Cache<String, Reading> readings = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterAccess(Duration.ofHours(4))
            .build();
    private final AccountStore store;
    private final StoreHealth health;
    private final ApplicationEventPublisher events;
    private final Executor executor;
    private final Clock clock;
    private volatile Instant silentUntil = Instant.MIN;

    KnownAccounts(
            AccountStore store,
            StoreHealth health,
            ApplicationEventPublisher events,
            @Qualifier("storeExecutor") Executor executor,
            TaskScheduler scheduler) {
        this.store = store;
        this.health = health;
        this.events = events;
        this.executor = executor;
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
        if (known != null && isCurrent(known, now)) {
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
     * The account as it was last read, without waiting for the store. It is read anew in the background when that is some
     * seconds ago; who wants to know what comes of it listens to {@link AccountChanged}.
     *
     * @throws DataAccessException or {@link MongoException} when it was never read and the store does not answer
     */
    Optional<Account> lastKnown(String username) {
        Reading known = readings.getIfPresent(username);
        if (known == null) {
            return find(username);
        }
        if (!isCurrent(known, clock.instant())) {
            executor.execute(() -> readAnew(username));
        }
        return known.account;
    }

    private void readAnew(String username) {
        try {
            find(username);
        } catch (DataAccessException | MongoException silent) {
            LOG.debug("The account of {} is not read anew: the store does not answer", username, silent);
        }
    }

    private boolean isCurrent(Reading known, Instant now) {
        return now.isBefore(known.at.plus(FRESH)) || isSilent(now);
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

    /** A person has changed an account. */
    void changed(Account account, Person changedBy) {
        merge(account.username(), Optional.of(account));
        events.publishEvent(new AccountChanged(account.username(), changedBy));
    }

    /** Takes over what was read. */
    Optional<Account> remember(String username, Optional<Account> account) {
        Reading before = readings.getIfPresent(username);
        Reading now = merge(username, account);
        if (before != null && !before.isSameAs(now)) {
            events.publishEvent(new AccountChanged(username, null));
        }
        return now.account;
    }

    /** Of two readings the one of the later version counts, whichever came first. */
    private Reading merge(String username, Optional<Account> account) {
        Reading reading = new Reading(account, clock.instant());
        return readings.asMap().merge(username, reading, (before, now) -> now.isOlderThan(before) ? before : now);
    }
}
