package studio.storycore.storage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import studio.storycore.edit.AuthoredEdit;

/**
 * One save: the edits that lead from the state before it to the state after it. Immutable once appended.
 *
 * @param projectId      the project
 * @param sequenceNumber counts the revisions of a project from 1 without gaps
 * @param revisionId     random; tells a repeated append of the same revision from someone else's
 * @param author         the user name of the person whose edit is the last in it
 * @param time           when it was saved, by the server's clock; in milliseconds, as stores keep times
 * @param edits          in the order they were made, at least one
 */
public record Revision(
        String projectId,
        long sequenceNumber,
        String revisionId,
        String author,
        Instant time,
        List<AuthoredEdit> edits) {

    public Revision {
        if (sequenceNumber < 1) {
            throw new IllegalArgumentException("sequence numbers start at 1: " + sequenceNumber);
        }
        if (edits.isEmpty()) {
            throw new IllegalArgumentException("a revision without edits saves nothing");
        }
        time = time.truncatedTo(ChronoUnit.MILLIS);
        edits = List.copyOf(edits);
    }
}
