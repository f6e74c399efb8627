package studio.storycore.storage;

import java.time.Instant;
import studio.storycore.project.Project;

/**
 * What a save changes in a {@link ProjectHeader}; who owns and shares the project is never touched by a save.
 *
 * @param name shortened as in the header
 */
public record HeaderUpdate(
        String projectId,
        String name,
        int sequences,
        int shots,
        int phrases,
        long size,
        long sequenceNumber,
        String updatedBy,
        Instant updatedAt) {

    public HeaderUpdate {
        name = ListedName.of(name);
    }

    /** The update that a revision brings, given the project after it and the size of its document in bytes. */
    public static HeaderUpdate of(Project project, long size, Revision revision) {
        return new HeaderUpdate(
                revision.projectId(),
                project.name(),
                project.sequences().size(),
                project.shots().size(),
                project.audioPhrases().size(),
                size,
                revision.sequenceNumber(),
                revision.author(),
                revision.time());
    }
}
