package studio.storycore.storage;

import java.util.List;
import studio.storycore.project.Project;

/**
 * A project as it was read: a document, and the revisions that it does not contain yet.
 *
 * @param document               the stored document, valid by the contract
 * @param documentSequenceNumber the last revision that the document contains
 * @param documentSize           bytes of the stored document
 * @param since                  the later revisions, in order, without gaps
 */
public record StoredProject(
        ProjectHeader header, Project document, long documentSequenceNumber, long documentSize, List<Revision> since) {

    /** The sequence number of the newest state. */
    public long sequenceNumber() {
        return since.isEmpty() ? documentSequenceNumber : since.getLast().sequenceNumber();
    }

    /** The newest state: the document with the later revisions applied. */
    public Project newest() {
        Project project = document;
        for (Revision revision : since) {
            project = Replay.apply(project, revision);
        }
        return project;
    }
}
