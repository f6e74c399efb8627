package studio.storycore.storage.embedded;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A store without the server in front, for tests that open thousands. */
final class EngineFixture implements AutoCloseable {

    private static final Instant TIME = Instant.parse("2026-03-01T09:00:00Z");

    final StoreFileOpening opening;
    final StoreEngine engine;
    private final DataFolder folder;
    private final BackupWriter backups;
    private final Channel channel = new EmbeddedChannel();

    EngineFixture(Path dataDir, Disk disk) {
        this.folder = DataFolder.hold(dataDir, disk);
        try {
            this.opening = new StoreFileOpening(folder);
            this.engine = new StoreEngine(folder, opening, new StoreStart(folder, opening).open("", TIME));
            this.backups = new BackupWriter(engine, opening, folder);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    void write(Document command) {
        Document answer = engine.write(backend -> run(backend, command));
        if (answer.containsKey("writeErrors")) {
            throw new IllegalStateException(answer.toString());
        }
    }

    private Document run(StoreBackend backend, Document command) {
        String name = command.keySet().iterator().next();
        return backend.handleCommand(channel, EmbeddedStore.DATABASE, name, command);
    }

    /** Whether a document is found by its id. */
    boolean find(String collection, String id) {
        return found(new Document("find", collection).append("filter", new Document("_id", id)))
                .containsKey(id);
    }

    /** All documents of a collection, by their ids. */
    Map<Object, Document> all(String collection) {
        return found(new Document("find", collection).append("batchSize", 100_000));
    }

    private Map<Object, Document> found(Document find) {
        Document answer = engine.read(EmbeddedStore.DATABASE, backend -> run(backend, find));
        Map<Object, Document> all = new HashMap<>();
        for (Object found : (Collection<?>) ((Document) answer.get("cursor")).get("firstBatch")) {
            byte[] stored = (byte[]) ((Document) found).values().iterator().next();
            Document document = StoredBson.decode(stored, StoredBson.ALL_FIELDS);
            all.put(document.get("_id"), document);
        }
        return all;
    }

    Backup backUp(Instant time) {
        return backups.write(time, 1, () -> true);
    }

    List<Backup> allBackups() {
        return backups.backups().newestFirst();
    }

    @Override
    public void close() {
        try {
            engine.close(Duration.ZERO);
        } finally {
            folder.close();
        }
    }
}
