package studio.storycore.storage.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.BsonMaximumSizeExceededException;
import studio.storycore.storage.StorageFailure;
import studio.storycore.storage.StorageFailure.Kind;
import studio.storycore.storage.UnreadableProject;

/**
 * Tells what an exception of MongoDB's driver means. Looks at the error's labels and codes and at the driver's own types
 * along the causes: the wrappers of Spring leave half of the passing faults uncategorised.
 *
 * @see <a href="https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml">MongoDB's error codes</a>
 */
final class MongoFailures {

    /** What the driver and the server put on errors after which the same call may succeed. */
    private static final Set<String> PASSING_LABELS = Set.of(
            MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL,
            MongoException.RETRYABLE_ERROR_LABEL,
            MongoException.SYSTEM_OVERLOADED_ERROR_LABEL,
            "RetryableWriteError");

    /** Nobody answers, the primary changes, a limit of time or load is reached, the server starts or stops. */
    private static final Set<Integer> PASSING_CODES = Set.of(
            6, // HostUnreachable
            7, // HostNotFound
            24, // LockTimeout
            43, // CursorNotFound
            46, // LockBusy
            50, // MaxTimeMSExpired
            63, // StaleShardVersion
            64, // WriteConcernFailed, on a time-out
            89, // NetworkTimeout
            91, // ShutdownInProgress
            100, // UnsatisfiableWriteConcern, while too few members are up
            112, // WriteConflict
            133, // FailedToSatisfyReadPreference
            134, // ReadConcernMajorityNotAvailableYet
            150, // StaleEpoch
            175, // QueryPlanKilled
            189, // PrimarySteppedDown
            202, // NetworkInterfaceExceededTimeLimit
            234, // RetryChangeStream
            237, // CursorKilled
            262, // ExceededTimeLimit
            391, // ReauthenticationRequired
            462, // IngressRequestRateLimitExceeded
            9001, // SocketException
            10058, // an older NotWritablePrimary
            10107, // NotWritablePrimary
            11600, // InterruptedAtShutdown
            11601, // Interrupted
            11602, // InterruptedDueToReplStateChange
            13388, // StaleConfig
            13435, // NotPrimaryNoSecondaryOk
            13436, // NotPrimaryOrSecondary
            14031); // OutOfDiskSpace: somebody can make room

    private static final Set<Integer> FORBIDDEN_CODES = Set.of(
            11, // UserNotFound
            13, // Unauthorized
            18, // AuthenticationFailed
            31, // RoleNotFound
            8000); // AtlasError

    private static final Set<Integer> TOO_LARGE_CODES = Set.of(
            10334, // BSONObjectTooLarge
            17419, // an update made the document too large
            17420); // likewise, when replaced

    /** DataCorruptionDetected: by the embedded store, of a document whose bytes changed on the disk. */
    private static final int DAMAGED = 301;

    private MongoFailures() {}

    /**
     * Calls the store.
     *
     * @param what what the store is asked for, such as "append revision 7 of project x"; part of the message
     * @throws StorageFailure when the call throws anything but a failure that says it all already
     */
    static <T> T asking(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (StorageFailure | UnreadableProject e) {
            throw e;
        } catch (RuntimeException e) {
            throw new StorageFailure(kind(e), "the store failed to " + what + ": " + e.getMessage(), e);
        }
    }

    /**
     * Asks for what is stored of a project.
     *
     * @throws UnreadableProject when the store itself finds it damaged; it stays as it is
     */
    static <T> T askingFor(String projectId, String what, Supplier<T> call) {
        try {
            return asking(what + " " + projectId, call);
        } catch (StorageFailure e) {
            if (e.getCause() instanceof MongoException error && error.getCode() == DAMAGED) {
                throw new UnreadableProject(projectId, e);
            }
            throw e;
        }
    }

    static void asking(String what, Runnable call) {
        asking(what, () -> {
            call.run();
            return what;
        });
    }

    static Kind kind(Throwable failure) {
        return causes(failure)
                .flatMap(cause -> decisive(cause).stream())
                .findFirst()
                .orElseGet(() -> isOfLogin(failure) ? Kind.FORBIDDEN : Kind.REFUSED);
    }

    /** Whether a document with this key is there already. */
    static boolean isDuplicateKey(MongoException e) {
        return ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }

    private static Optional<Kind> decisive(Throwable cause) {
        return switch (cause) {
            case BsonMaximumSizeExceededException _ -> Optional.of(Kind.TOO_LARGE);
            case MongoTimeoutException _,
                    MongoExecutionTimeoutException _,
                    MongoSocketException _,
                    MongoInterruptedException _,
                    MongoNotPrimaryException _,
                    MongoNodeIsRecoveringException _,
                    MongoConnectionPoolClearedException _,
                    MongoServerUnavailableException _,
                    MongoWriteConcernException _ -> Optional.of(Kind.UNAVAILABLE);
            case MongoException error
            when PASSING_LABELS.stream().anyMatch(error::hasErrorLabel) -> Optional.of(Kind.UNAVAILABLE);
            case MongoException error when PASSING_CODES.contains(error.getCode()) -> Optional.of(Kind.UNAVAILABLE);
            case MongoException error when FORBIDDEN_CODES.contains(error.getCode()) -> Optional.of(Kind.FORBIDDEN);
            case MongoException error when TOO_LARGE_CODES.contains(error.getCode()) -> Optional.of(Kind.TOO_LARGE);
            default -> Optional.empty();
        };
    }

    /** Asked last, because a connection that broke during the login is reported as a failed login as well. */
    private static boolean isOfLogin(Throwable failure) {
        return causes(failure).anyMatch(MongoSecurityException.class::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
