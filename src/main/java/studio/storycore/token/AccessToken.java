package studio.storycore.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What is kept of an access token, which is everything but the token itself.
 *
 * @param id         the hash of the token
 * @param username   whose it is
 * @param name       what the person calls it
 * @param lastUsedAt to the minute; null if it was never used
 * @param expiresAt  null if it holds until it is revoked
 */
@Document("accessTokens")
public record AccessToken(
        @Id String id,
        String username,
        String name,
        TokenScope scope,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant expiresAt) {

    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** Neither with the hash nor with the name, wherever it may be printed. */
    @Override
    public String toString() {
        return "access token of " + username;
    }
}
