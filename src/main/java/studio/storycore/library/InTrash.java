package studio.storycore.library;

/** Thrown when a project that the person may see is in the trash, and has to be taken back first. */
public final class InTrash extends RuntimeException {

    private final String projectId;

    InTrash(String projectId) {
        super("project " + projectId + " is in the trash");
        this.projectId = projectId;
    }

    public String projectId() {
        return projectId;
    }
}
