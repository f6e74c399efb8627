package studio.storycore.storage.embedded;

import java.io.Serial;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The store's file is damaged, truncated or gone. Nothing was changed in the folder. */
public final class StoreDamaged extends StoreNotOpened {

    private static final String NO_BACKUP = "Move the files " + DataFolder.STORE + " and " + DataFolder.MARK
            + " away and put a copy of yours in their place, or start with another storycore.data-dir.";

    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean onlyInDocuments;

    StoreDamaged(Path file, String how, boolean onlyInDocuments, @Nullable Throwable cause) {
        this(file, "The store " + file + " " + how + "; it was left untouched.", NO_BACKUP, onlyInDocuments, cause);
    }

    private StoreDamaged(Path file, String problem, String action, boolean onlyInDocuments, @Nullable Throwable cause) {
        super(file, problem, action, cause);
        this.onlyInDocuments = onlyInDocuments;
    }

    /** The same, with something else that can be done. */
    StoreDamaged with(String action) {
        return new StoreDamaged(path(), problem(), action, onlyInDocuments, getCause());
    }

    /** Whether everything else in it can be used. */
    boolean isOnlyInDocuments() {
        return onlyInDocuments;
    }
}
