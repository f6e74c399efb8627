package studio.storycore.storage;

/** A person with whom a project is shared. */
public record Member(String username, Role role) {

    /** What a member may do. */
    public enum Role {
        /** Change everything in the project. */
        EDITOR,
        /** Look at the project. */
        VIEWER
    }
}
