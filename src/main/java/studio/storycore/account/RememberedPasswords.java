package studio.storycore.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * The passwords that were right in the last minutes, so that a program which sends one with each call does not cost a slow
 * hash each time. What is kept is a keyed hash of the password together with the account's stored hash, under a key that
 * only this process has: never the password, and nothing that would hold for another one. Wrong passwords take as long as
 * ever. Safe for use by any thread.
 */
@Component
class RememberedPasswords {

    static final Duration KEPT = Duration.ofMinutes(5);

    private static final int MOST = 1_000;
    private static final int KEY_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Cache<String, byte[]> byUsername;

    RememberedPasswords(TaskScheduler scheduler) {
        Clock clock = scheduler.getClock();
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, ALGORITHM);
        this.byUsername = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(KEPT)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .build();
    }

    /** Whether this password was right lately, for the account as it is stored now. */
    boolean isRight(String username, String storedHash, String password) {
        byte[] known = byUsername.getIfPresent(username);
        return known != null && MessageDigest.isEqual(known, keyedHash(storedHash, password));
    }

    /** The password was found right against this stored hash. */
    void remember(String username, String storedHash, String password) {
        byUsername.put(username, keyedHash(storedHash, password));
    }

    void forget(String username) {
        byUsername.invalidate(username);
    }

    @EventListener
    void changed(AccountChanged change) {
        forget(change.username());
    }

    private byte[] keyedHash(String storedHash, String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(storedHash.getBytes(StandardCharsets.UTF_8));
            // No stored hash contains it, so no two pairs look the same.
            mac.update((byte) 0);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
