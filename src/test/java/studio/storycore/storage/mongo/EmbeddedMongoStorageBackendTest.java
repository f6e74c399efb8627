package studio.storycore.storage.mongo;

import com.mongodb.client.MongoClient;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import studio.storycore.storage.embedded.EmbeddedStore;

/** The store of an installation without MongoDB: the real one, on the disk. */
class EmbeddedMongoStorageBackendTest extends MongoStorageContract {

    @TempDir
    private static Path folder;

    private static EmbeddedStore store;
    private static MongoClient client;
    private static MongoTemplate mongo;

    @BeforeAll
    static void open() {
        store = EmbeddedStore.open(folder);
        client = client(store.connectionString());
        mongo = new MongoTemplate(client, "storycore");
    }

    @AfterAll
    static void close() {
        client.close();
        store.close();
    }

    @Override
    MongoTemplate mongo() {
        return mongo;
    }
}
