package studio.storycore.storage.embedded;

import java.io.Serial;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The store's file is damaged, truncated or gone. Nothing was changed in the folder. */
public final class StoreDamaged extends StoreNotOpened {

    @Serial
    private static final long serialVersionUID = 1L;

    StoreDamaged(Path file, String problem, String action, @Nullable Throwable cause) {
        super(file, problem, action, cause);
    }
}
