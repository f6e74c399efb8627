package studio.storycore.account;

import java.time.Instant;

/**
 * What may be shown of an account.
 *
 * @param enabled            whether the person can sign in
 * @param mustChangePassword whether the next thing to do after signing in is to choose a password
 */
public record AccountInfo(
        String username,
        String displayName,
        boolean administrator,
        boolean enabled,
        boolean mustChangePassword,
        Instant createdAt) {}
