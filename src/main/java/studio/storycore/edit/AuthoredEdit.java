package studio.storycore.edit;

import java.time.Instant;

/**
 * An edit with who made it and when.
 *
 * @param id     names this edit wherever it is kept or acknowledged; random, made where the edit was made
 * @param author the user name of the person who made it
 * @param at     when it was made, by the server's clock
 */
public record AuthoredEdit(String id, String author, Instant at, ProjectEdit edit) {}
