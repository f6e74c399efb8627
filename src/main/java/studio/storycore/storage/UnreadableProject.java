package studio.storycore.storage;

/**
 * Thrown when a stored project cannot be understood. What is stored stays untouched; {@link StorageBackend#raw} hands it
 * out.
 */
public final class UnreadableProject extends RuntimeException {

    private final String projectId;

    /** @param cause tells what is wrong with it, and where */
    public UnreadableProject(String projectId, RuntimeException cause) {
        super("project " + projectId + " cannot be read", cause);
        this.projectId = projectId;
    }

    public String projectId() {
        return projectId;
    }
}
