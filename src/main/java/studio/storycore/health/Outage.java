package studio.storycore.health;

import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import org.springframework.dao.DataAccessResourceFailureException;
import studio.storycore.storage.StorageFailure;

/** Tells a store that does not answer from everything else that can go wrong. */
public final class Outage {

    private Outage() {}

    /** Whether the failure, or what caused it, is that the store did not answer; a later attempt can then help. */
    public static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean outage = switch (cause) {
                case StorageFailure storage -> storage.isTransient();
                case DataAccessResourceFailureException access -> true;
                case MongoTimeoutException timeout -> true;
                case MongoSocketException socket -> true;
                default -> false;
            };
            if (outage) {
                return true;
            }
        }
        return false;
    }
}
