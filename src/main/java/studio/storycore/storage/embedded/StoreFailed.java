package studio.storycore.storage.embedded;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer that says: not done, and it may work later. Carries the error labels by which a client tells a passing
 * fault from a permanent one.
 */
final class StoreFailed extends MongoServerError {

    /** Code of MongoDB's {@code ShutdownInProgress}. */
    private static final int SHUTDOWN_IN_PROGRESS = 91;

    /** Code of MongoDB's {@code OutOfDiskSpace}. */
    private static final int OUT_OF_DISK_SPACE = 14031;

    /** Code of MongoDB's {@code OperationFailed}. */
    private static final int OPERATION_FAILED = 96;

    @Serial
    private static final long serialVersionUID = 1L;

    private StoreFailed(int code, String codeName, String message, @Nullable Throwable cause) {
        super(code, codeName, message, cause);
    }

    static StoreFailed closing() {
        return new StoreFailed(SHUTDOWN_IN_PROGRESS, "ShutdownInProgress", "the embedded store is closing", null);
    }

    /** The disk refused a write or a sync. {@code full} when that was for want of space. */
    static StoreFailed writing(String reason, boolean full, Throwable cause) {
        String message = "the embedded store could not write to disk (" + reason
                + ") and refuses everything until it can; it tries again by itself";
        return full
                ? new StoreFailed(OUT_OF_DISK_SPACE, "OutOfDiskSpace", message, cause)
                : new StoreFailed(OPERATION_FAILED, "OperationFailed", message, cause);
    }

    List<String> labels() {
        return List.of("RetryableWriteError");
    }
}
