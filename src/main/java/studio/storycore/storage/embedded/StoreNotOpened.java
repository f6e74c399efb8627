package studio.storycore.storage.embedded;

import java.io.Serial;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The embedded store could not be opened. The message is one line for the person who starts the application: which
 * folder or file, what is the matter with it, and what to do.
 */
public abstract sealed class StoreNotOpened extends RuntimeException
        permits DataFolderInUse, DataFolderUnusable, StoreDamaged {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Path path;
    private final String problem;
    private final String action;

    StoreNotOpened(Path path, String problem, String action, @Nullable Throwable cause) {
        super(problem + " " + action, cause);
        this.path = path;
        this.problem = problem;
        this.action = action;
    }

    /** The folder or file that is the matter. */
    public Path path() {
        return path;
    }

    /** What is the matter, in one line; the first part of the message. */
    public String problem() {
        return problem;
    }

    /** What the person who starts the application can do; the last part of the message. */
    public String action() {
        return action;
    }
}
