package studio.storycore.token;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Service;
import studio.storycore.account.Person;
import studio.storycore.token.TokenRejected.Reason;

/**
 * Everybody's own access tokens: with one of them a program acts as its person in the HTTP API, without the password.
 *
 * <p>Every method can throw what Spring Data throws when the store does not answer. Safe for use by any thread.
 */
@Service
public class AccessTokens {

    /** So many a person can have, the expired ones included. */
    public static final int MOST = 50;

    /** So many UTF-16 units the name of a new token may have, of which most characters are one. */
    public static final int LONGEST_NAME = 100;

    static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);
    private static final Pattern NAME = Pattern.compile("\\P{Cntrl}+");

    private final AccessTokenStore store;
    private final Clock clock;

    AccessTokens(AccessTokenStore store, TaskScheduler scheduler) {
        this.store = store;
        this.clock = scheduler.getClock();
    }

    /** The person's own tokens, the newest first. */
    public List<AccessToken> list(Person acting) {
        return store.of(acting.username());
    }

    /**
     * Makes a token for the person.
     *
     * @param lifetime after which it holds no more; null if it holds until it is revoked
     * @throws TokenRejected when the name cannot be taken, or the person has too many
     */
    public NewToken create(Person acting, String name, TokenScope scope, @Nullable Duration lifetime) {
        String stripped = name.strip();
        if (stripped.length() > LONGEST_NAME) {
            throw new TokenRejected(Reason.NAME_TOO_LONG, stripped.length(), LONGEST_NAME);
        }
        if (!NAME.matcher(stripped).matches()) {
            throw new TokenRejected(Reason.NAME_INVALID);
        }
        if (list(acting).size() >= MOST) {
            throw new TokenRejected(Reason.TOO_MANY);
        }
        String value = TokenValue.generate();
        // The store keeps milliseconds.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant end = lifetime == null ? null : now.plus(lifetime);
        AccessToken token = new AccessToken(TokenValue.hash(value), acting.username(), stripped, scope, now, null, end);
        store.insert(token);
        LOG.info(
                "{} made an access token: {}, {}",
                acting.username(),
                scope,
                end == null ? "does not expire" : "expires " + end);
        return new NewToken(value, token);
    }

    /** Revokes one of the person's own tokens: the next call with it is refused. Does nothing if there is none. */
    public void revoke(Person acting, AccessToken token) {
        if (store.remove(acting.username(), token.id())) {
            LOG.info("{} revoked an access token", acting.username());
        }
    }

    public boolean isExpired(AccessToken token) {
        return token.isExpired(clock.instant());
    }

    /** The token that someone has shown, whose use is noted; empty if it is not known, revoked or expired. */
    Optional<AccessToken> use(String value) {
        Instant now = clock.instant();
        Optional<AccessToken> token = store.find(TokenValue.hash(value)).filter(known -> !known.isExpired(now));
        token.ifPresent(known -> noteUse(known, now));
        return token;
    }

    private void noteUse(AccessToken token, Instant now) {
        Instant last = token.lastUsedAt();
        if (last != null && now.isBefore(last.plus(USE_NOTED_EVERY))) {
            return;
        }
        try {
            store.used(token, now.truncatedTo(ChronoUnit.MILLIS));
        } catch (DataAccessException | MongoException failure) {
            LOG.debug("The use of an access token of {} could not be noted", token.username(), failure);
        }
    }
}
