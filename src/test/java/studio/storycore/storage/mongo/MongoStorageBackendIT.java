package studio.storycore.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.mongodb.client.MongoClient;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * The same on a real MongoDB: the one that {@code STORYCORE_TEST_MONGODB_URI} names, else one in a container. With
 * neither the tests are skipped and say so.
 */
class MongoStorageBackendIT extends MongoStorageContract {

    private static final String URI = "STORYCORE_TEST_MONGODB_URI";

    /** One of its own, so that nothing of anybody is touched on a server that is used for something else as well. */
    private static final String DATABASE =
            "storycore_test_" + UUID.randomUUID().toString().substring(0, 8);

    private static @Nullable MongoDBContainer container;
    private static @Nullable MongoClient client;
    private static @Nullable MongoTemplate mongo;

    @BeforeAll
    static void connect() {
        client = client(uri());
        mongo = new MongoTemplate(client, DATABASE);
    }

    @SuppressWarnings("resource") // closed after all tests
    private static String uri() {
        String named = System.getenv(URI);
        if (named != null && !named.isBlank()) {
            return named;
        }
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            String reason =
                    "SKIPPED: no tests on a real MongoDB, because there is no Docker and " + URI + " is not set.";
            System.out.println(reason);
            abort(reason);
        }
        container = new MongoDBContainer("mongo:8").withReplicaSet();
        container.start();
        return container.getReplicaSetUrl();
    }

    @AfterAll
    static void close() {
        if (client != null) {
            client.getDatabase(DATABASE).drop();
            client.close();
        }
        if (container != null) {
            container.stop();
        }
    }

    @Test
    void theIndexesAreMadeWhenTheStoreAnswers() {
        new Indexes(headers(), Runnable::run).createOnce();

        assertThat(headers().listIndexes().map(index -> index.get("key").toString()))
                .anySatisfy(key -> assertThat(key).contains("updatedAt"))
                .anySatisfy(key -> assertThat(key).contains("members.username"));
    }

    @Override
    MongoTemplate mongo() {
        return Objects.requireNonNull(mongo);
    }
}
