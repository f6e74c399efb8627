package studio.storycore.account;

/**
 * Someone who acts: what a service needs to know to check rights, and to name the author of a change.
 *
 * @param username      identifies the person; lower case, never changes
 * @param displayName   how others see the person
 * @param administrator may look after everyone's accounts and projects
 */
public record Person(String username, String displayName, boolean administrator) {}
