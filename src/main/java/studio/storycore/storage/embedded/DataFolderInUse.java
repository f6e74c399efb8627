package studio.storycore.storage.embedded;

import java.io.Serial;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Another running StoryCore Studio has the data folder. */
public final class DataFolderInUse extends StoreNotOpened {

    @Serial
    private static final long serialVersionUID = 1L;

    DataFolderInUse(Path folder, String holder, @Nullable Throwable cause) {
        super(
                folder,
                "The data folder " + folder + " is in use by another running StoryCore Studio" + holder + ".",
                "Stop that one, or start this one with another storycore.data-dir.",
                cause);
    }
}
