package studio.storycore.live;

import studio.storycore.project.Project;

/**
 * A content that the store has acknowledged.
 *
 * @param sequenceNumber of the revision that it is the content of
 */
public record Stored(Project content, long sequenceNumber) {}
