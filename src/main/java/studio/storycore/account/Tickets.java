package studio.storycore.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.MongoException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.stereotype.Component;

/**
 * The sign-in tickets of all browsers. A ticket is used once: each use exchanges its secret. Whoever shows a secret that
 * was exchanged before has a copy, or the other one has; nobody can tell which, so the ticket ends for both.
 *
 * <p>The next secret follows from the present one and a key of the server. So several tabs of a browser that come back at
 * the same moment get the same one, and so does a browser that has lost the answer: until a browser has shown the new
 * secret, and for {@link #GRACE} after the exchange, the one before is good as well.
 *
 * <p>Methods throw {@link DataAccessException} or {@link MongoException} when the store does not answer. Safe for use by
 * any thread.
 */
@Component
class Tickets {

    /** Requests with the secret before may be on their way for so long. */
    static final Duration GRACE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Tickets.class);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);
    private static final int ID_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    /** What a browser shows: which ticket, and its secret. */
    record Shown(String id, String secret) {}

    /** What became of a ticket that was shown. */
    sealed interface Use {

        /** It is good; from now on the browser shows the next one. */
        record Good(Ticket ticket, Shown next) implements Use {}

        /** There is none like it, or not any more. */
        record Nothing() implements Use {}

        /** It was used before, by this browser or by another one that has a copy. It has ended. */
        record Twice() implements Use {}
    }

    private final TicketStore store;
    private final TicketKey key;
    private final Clock clock;
    private final Base64StringKeyGenerator ids = random(ID_BYTES);
    private final Base64StringKeyGenerator secrets = random(SECRET_BYTES);
    private final AtomicReference<Instant> cleaned = new AtomicReference<>(Instant.EPOCH);

    /** Those that ended on this server, for as long as a session that was begun with one may last. */
    private final Cache<String, Boolean> ended = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofDays(2))
            .build();

    Tickets(TicketStore store, TicketKey key, TaskScheduler scheduler) {
        this.store = store;
        this.key = key;
        this.clock = scheduler.getClock();
    }

    /** A new ticket for a browser in which someone has just signed in. */
    Shown give(SessionUser user, Duration lifetime) {
        removeExpired();
        Shown shown = new Shown(ids.generateKey(), secrets.generateKey());
        Instant now = clock.instant();
        store.insert(new Ticket(
                shown.id, user.getUsername(), user.mark(), hash(shown.secret), null, true, now, now.plus(lifetime)));
        return shown;
    }

    /** Uses a ticket, which exchanges its secret. */
    Use use(Shown shown) {
        String next = next(shown);
        if (isEnded(shown.id)) {
            return new Use.Nothing();
        }
        boolean mine = store.exchange(shown.id, hash(shown.secret), hash(next), clock.instant());
        return check(shown, mine, new Shown(shown.id, next));
    }

    /**
     * A browser whose session goes on has shown a ticket.
     *
     * @return good with the secret that the browser should have
     */
    Use look(Shown shown) {
        boolean current = store.arrived(shown.id, hash(shown.secret));
        return check(shown, current, current ? shown : new Shown(shown.id, next(shown)));
    }

    /** The person of a ticket is active. Tells whether the ticket is still there. */
    boolean extend(String id, Duration lifetime) {
        return !isEnded(id) && store.extend(id, clock.instant().plus(lifetime));
    }

    /** Ends a ticket, and with it the sessions that were begun with it: on this server at once. */
    void end(String id) {
        ended.put(id, true);
        try {
            store.remove(id);
        } catch (DataAccessException | MongoException silent) {
            LOG.warn("A ticket that has ended stays in the store, which does not answer");
        }
    }

    /** Whether a ticket has ended on this server. */
    boolean isEnded(String id) {
        return ended.getIfPresent(id) != null;
    }

    private Use check(Shown shown, boolean current, Shown next) {
        Optional<Ticket> found = store.find(shown.id);
        if (found.isEmpty()) {
            return new Use.Nothing();
        }
        Ticket ticket = found.get();
        if (!clock.instant().isBefore(ticket.expires())) {
            end(shown.id);
            return new Use.Nothing();
        }
        if (current || isJustExchanged(ticket, shown)) {
            return new Use.Good(ticket, next);
        }
        LOG.warn("A ticket of {} was shown twice: it has ended, and so have its sessions", ticket.username());
        end(shown.id);
        return new Use.Twice();
    }

    private boolean isJustExchanged(Ticket ticket, Shown shown) {
        return hash(shown.secret).equals(ticket.before())
                && (!ticket.arrived()
                        || clock.instant().isBefore(ticket.exchangedAt().plus(GRACE)));
    }

    private void removeExpired() {
        Instant before = cleaned.get();
        Instant now = clock.instant();
        if (!now.isBefore(before.plus(BETWEEN_CLEANINGS)) && cleaned.compareAndSet(before, now)) {
            store.removeExpired(now);
        }
    }

    private String next(Shown shown) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.get().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            String before = "next ticket\0" + shown.id + "\0" + shown.secret;
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(before.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String hash(String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static Base64StringKeyGenerator random(int bytes) {
        return new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), bytes);
    }
}
