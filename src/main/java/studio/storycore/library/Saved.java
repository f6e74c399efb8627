package studio.storycore.library;

import studio.storycore.project.Project;

/**
 * A change that is in the store.
 *
 * @param content        the project's newest content after it
 * @param sequenceNumber the revision that the change is in; the last one if it changed nothing
 * @param merged         whether that revision holds something that the maker of the change cannot know
 * @param created        whether it is the revision with which the project began
 */
public record Saved(Project content, long sequenceNumber, boolean merged, boolean created) {}
