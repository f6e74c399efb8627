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
 * @param newest                 the newest state: the document with the later revisions applied
 */
public record StoredProject(
        ProjectHeader header,
        Project document,
        long documentSequenceNumber,
        long documentSize,
        List<Revision> since,
        Project newest) {

    public StoredProject {
        since = List.copyOf(since);
    }

    /**
     * Applies the later revisions.
     *
     * @throws studio.storycore.edit.EditRejected when one does not fit, so that document or revision is damaged
     */
    public static StoredProject of(
            ProjectHeader header,
            Project document,
            long documentSequenceNumber,
            long documentSize,
            List<Revision> since) {
        Project newest = document;
        for (Revision revision : since) {
            newest = Replay.apply(newest, revision);
        }
        return new StoredProject(header, document, documentSequenceNumber, documentSize, since, newest);
    }

    /** The sequence number of the newest state. */
    public long sequenceNumber() {
        return documentSequenceNumber + since.size();
    }
}
