package studio.storycore.library;

/**
 * Thrown when a change was made and the store did not acknowledge it in time. It is kept, and saved as soon as the store
 * takes it.
 */
public final class NotAcknowledged extends RuntimeException {

    NotAcknowledged(String projectId) {
        super("the store has not acknowledged a change of project " + projectId);
    }
}
