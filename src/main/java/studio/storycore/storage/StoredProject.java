package studio.storycore.storage;

import studio.storycore.project.Project;

/**
 * A project as it was read: a document, with the revisions applied that it does not contain yet.
 *
 * @param documentSequenceNumber the last revision that the stored document contains; 0 if there is no document yet
 * @param documentSize           bytes of the stored document
 * @param newest                 the newest state
 * @param sequenceNumber         the last revision that the newest state contains
 */
public record StoredProject(
        ProjectHeader header, long documentSequenceNumber, long documentSize, Project newest, long sequenceNumber) {}
