package studio.storycore.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcernResult;
import com.mongodb.WriteError;
import com.mongodb.bulk.WriteConcernError;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.data.mongodb.UncategorizedMongoDbException;
import studio.storycore.storage.StorageFailure;
import studio.storycore.storage.StorageFailure.Kind;
import studio.storycore.storage.UnreadableProject;

class MongoFailuresTest {

    private static final ServerAddress SERVER = new ServerAddress("db.example");

    static Stream<Exception> passing() {
        return Stream.of(
                new MongoTimeoutException("no server in 3000 ms"),
                new MongoSocketReadTimeoutException("read", SERVER, new SocketTimeoutException()),
                new MongoSocketReadException("end of stream", SERVER),
                new MongoSocketOpenException("open", SERVER, new ConnectException()),
                new MongoExecutionTimeoutException(50, "maxTimeMS"),
                new MongoInterruptedException("interrupted", new InterruptedException()),
                new MongoNotPrimaryException(answer(10107), SERVER),
                new MongoNodeIsRecoveringException(answer(11600), SERVER),
                new MongoWriteConcernException(
                        new WriteConcernError(64, "WriteConcernTimeout", "waiting", new BsonDocument()),
                        WriteConcernResult.unacknowledged(),
                        SERVER,
                        Set.of()),
                labelled(new MongoException(1, "something"), "RetryableWriteError"),
                labelled(new MongoException(1, "something"), MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL),
                new MongoWriteException(
                        new WriteError(96, "disk", new BsonDocument()), SERVER, Set.of("RetryableWriteError")),
                new MongoSecurityException(
                        MongoCredential.createCredential("ada", "admin", new char[0]),
                        "login interrupted",
                        new MongoSocketReadException("end of stream", SERVER)));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whatPassesByItselfIsUnavailable(Exception failure) {
        assertThat(MongoFailures.kind(failure)).isEqualTo(Kind.UNAVAILABLE);
        assertThat(MongoFailures.kind(new UncategorizedMongoDbException("wrapped", failure)))
                .isEqualTo(Kind.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 89, 91, 112, 134, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436, 14031})
    void theServersPassingCodesAreUnavailable(int code) {
        assertThat(MongoFailures.kind(command(code))).isEqualTo(Kind.UNAVAILABLE);
        assertThat(MongoFailures.kind(write(code))).isEqualTo(Kind.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void missingRightsAndWrongLoginsAreForbidden(int code) {
        assertThat(MongoFailures.kind(command(code))).isEqualTo(Kind.FORBIDDEN);
        assertThat(MongoFailures.kind(new MongoSecurityException(
                        MongoCredential.createCredential("ada", "admin", new char[0]), "login", command(code))))
                .isEqualTo(Kind.FORBIDDEN);
        assertThat(MongoFailures.kind(new MongoSecurityException(
                        MongoCredential.createCredential("ada", "admin", new char[0]), "login")))
                .isEqualTo(Kind.FORBIDDEN);
    }

    @Test
    void whatIsTooLargeForDriverOrServerIsTooLarge() {
        assertThat(MongoFailures.kind(new BsonMaximumSizeExceededException("17 MB")))
                .isEqualTo(Kind.TOO_LARGE);
        assertThat(MongoFailures.kind(new InvalidDataAccessResourceUsageException(
                        "x", new BsonMaximumSizeExceededException("17 MB"))))
                .isEqualTo(Kind.TOO_LARGE);
        assertThat(MongoFailures.kind(write(10334))).isEqualTo(Kind.TOO_LARGE);
        assertThat(MongoFailures.kind(command(17419))).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void everythingElseIsRefused() {
        assertThat(MongoFailures.kind(command(9))).isEqualTo(Kind.REFUSED);
        assertThat(MongoFailures.kind(write(121))).as("validation").isEqualTo(Kind.REFUSED);
        assertThat(MongoFailures.kind(new IllegalStateException("state should be: open")))
                .isEqualTo(Kind.REFUSED);
    }

    @Test
    void onlyADuplicateKeyIsADuplicateKey() {
        assertThat(MongoFailures.isDuplicateKey(write(11000))).isTrue();
        assertThat(MongoFailures.isDuplicateKey(command(11000))).isTrue();
        assertThat(MongoFailures.isDuplicateKey(write(121))).isFalse();
    }

    @Test
    void causesThatGoInCirclesEnd() {
        Exception one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("two", one));

        assertThat(MongoFailures.kind(one)).isEqualTo(Kind.REFUSED);
    }

    @Test
    void whatSaysItAllAlreadyIsPassedOn() {
        UnreadableProject unreadable = new UnreadableProject("p", new IllegalStateException());

        assertThatExceptionOfType(UnreadableProject.class)
                .isThrownBy(() -> MongoFailures.asking("load project p", () -> {
                    throw unreadable;
                }))
                .isSameAs(unreadable);
    }

    @Test
    void aStoreThatIsNotThereIsUnavailableWithinSeconds() {
        MongoClientSettings.Builder settings = MongoClientSettings.builder();
        new MongoClientDefaults().customize(settings);
        settings.applyToClusterSettings(cluster -> cluster.hosts(List.of(new ServerAddress("127.0.0.1", 1))));
        long begin = System.nanoTime();
        try (MongoClient client = MongoClients.create(settings.build())) {
            assertThatExceptionOfType(StorageFailure.class)
                    .isThrownBy(() -> MongoFailures.asking(
                            "answer",
                            () -> client.getDatabase("x").listCollectionNames().first()))
                    .withMessageStartingWith("the store failed to answer: ")
                    .satisfies(e -> assertThat(e.isTransient()).isTrue());
        }
        assertThat((System.nanoTime() - begin) / 1_000_000_000).isLessThan(5);
    }

    private static MongoCommandException command(int code) {
        return new MongoCommandException(answer(code), SERVER);
    }

    private static MongoWriteException write(int code) {
        return new MongoWriteException(new WriteError(code, "from the test", new BsonDocument()), SERVER, Set.of());
    }

    private static BsonDocument answer(int code) {
        return new BsonDocument("ok", new BsonInt32(0))
                .append("code", new BsonInt32(code))
                .append("errmsg", new BsonString("from the test"));
    }

    private static MongoException labelled(MongoException e, String label) {
        e.addLabel(label);
        return e;
    }
}
