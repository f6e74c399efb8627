package studio.storycore.saving;

/** Thrown when there is no project with an id, or none that the person may see: from outside these look the same. */
public final class ProjectNotFound extends RuntimeException {

    private final String projectId;

    public ProjectNotFound(String projectId) {
        super("no project " + projectId);
        this.projectId = projectId;
    }

    public String projectId() {
        return projectId;
    }
}
