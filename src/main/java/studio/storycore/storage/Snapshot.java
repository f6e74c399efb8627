package studio.storycore.storage;

import java.util.Objects;
import studio.storycore.project.Project;

/**
 * The content of a project as a revision left it, kept so that what came after is made without all revisions before.
 *
 * @param sequenceNumber of that revision
 */
public record Snapshot(Project project, long sequenceNumber) {

    /**
     * One is kept for so many revisions: few enough that the states between them are made in a moment, many enough that
     * the snapshots of a large project take no more room than its revisions.
     */
    public static final int EVERY = 1_000;

    public Snapshot {
        Objects.requireNonNull(project);
    }

    /** Whether the next snapshot is due once the stored document has come from one revision to another. */
    public static boolean isDue(long from, long to) {
        return from / EVERY < to / EVERY;
    }
}
