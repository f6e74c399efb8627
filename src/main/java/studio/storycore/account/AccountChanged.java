package studio.storycore.account;

import org.jspecify.annotations.Nullable;

/**
 * Published after an account was changed: its rights, its name or its password may be different now.
 *
 * @param changedBy who changed it on this server; null when another server did, which was noticed when it was read
 */
public record AccountChanged(String username, @Nullable Person changedBy) {}
