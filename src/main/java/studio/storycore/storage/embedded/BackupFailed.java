package studio.storycore.storage.embedded;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** No backup could be made. The message says why, in a half sentence for the person who runs the application. */
final class BackupFailed extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    BackupFailed(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
