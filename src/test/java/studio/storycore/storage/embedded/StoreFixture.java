package studio.storycore.storage.embedded;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import java.time.InstantSource;
import org.bson.Document;
import org.bson.UuidRepresentation;

/** A store with a client of the real driver. */
final class StoreFixture implements AutoCloseable {

    final EmbeddedStore store;
    final MongoClient client;

    StoreFixture(Path folder) {
        this(EmbeddedStore.open(folder));
    }

    StoreFixture(Path folder, Disk disk) {
        this(EmbeddedStore.open(folder, disk, "", InstantSource.system()));
    }

    StoreFixture(EmbeddedStore store) {
        this.store = store;
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(store.connectionString()))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
    }

    MongoCollection<Document> collection(String name) {
        return client.getDatabase(EmbeddedStore.DATABASE).getCollection(name);
    }

    @Override
    public void close() {
        client.close();
        store.close();
    }
}
