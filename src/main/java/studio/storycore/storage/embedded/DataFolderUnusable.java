package studio.storycore.storage.embedded;

import java.io.Serial;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The data folder cannot be made, read or written, or its store was written by a newer version. */
public final class DataFolderUnusable extends StoreNotOpened {

    @Serial
    private static final long serialVersionUID = 1L;

    DataFolderUnusable(Path path, String problem, String action, @Nullable Throwable cause) {
        super(path, problem, action, cause);
    }
}
