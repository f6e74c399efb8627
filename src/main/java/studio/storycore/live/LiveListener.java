package studio.storycore.live;

/**
 * Is told that something about a {@link LiveProject} changed; what it is now is read from the project. Called by the
 * thread that changed it, outside any lock; must be quick and must not throw.
 */
public interface LiveListener {

    /** What changed. */
    enum Change {
        /** The content of the project. */
        CONTENT,
        /** The state of saving. */
        SAVING,
        /** Who has the project open, and where. */
        VIEWERS,
        /** The header: who owns and shares it, whether it is in the trash. */
        HEADER
    }

    void changed(Change change);
}
