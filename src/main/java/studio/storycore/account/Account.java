package studio.storycore.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An account as it is stored.
 *
 * @param passwordHash the encoder's own form, naming its algorithm
 * @param logouts      how often the person has logged out everywhere; null for never
 * @param version      grows with every change, so that of two readings the newer one can be told
 */
@Document("users")
record Account(
        @Id String username,
        String displayName,
        String passwordHash,
        boolean administrator,
        boolean enabled,
        boolean mustChangePassword,
        Instant createdAt,
        @Nullable Integer logouts,
        long version) {

    /** Differs when the password or {@link #logouts} does. */
    int mark() {
        return 31 * passwordHash.hashCode() + (logouts == null ? 0 : logouts);
    }

    Person person() {
        return new Person(username, displayName, administrator);
    }

    AccountInfo info() {
        return new AccountInfo(username, displayName, administrator, enabled, mustChangePassword, createdAt);
    }

    /** Never with the hash, wherever it may be printed. */
    @Override
    public String toString() {
        return username + " version " + version;
    }
}
