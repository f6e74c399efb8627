package studio.storycore.account;

/** Published after an account was changed on this server: its rights, its name or its password may be different now. */
public record AccountChanged(String username) {}
