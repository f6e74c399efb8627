package studio.storycore.storage.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import io.netty.channel.Channel;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.h2.mvstore.MVStore;

/**
 * The commands on a file's databases. Made anew after a failed write was undone, since what it keeps in memory (names
 * of collections, their indexes) then no longer fits the file.
 */
final class StoreBackend extends AbstractMongoBackend {

    private final MVStore store;
    private final Map<String, StoreDatabase> open = new HashMap<>();

    StoreBackend(MVStore store) {
        super(Clock.systemUTC());
        this.store = store;
        StoreDatabase.names(store).forEach(this::resolveDatabase);
    }

    /** Whether a command on this database finds it open, so that it need not be made first. */
    boolean has(String database) {
        return listDatabaseNames().contains(database);
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        return CountDocuments.of(query)
                .map(count -> count.answer(database, super.handleCommand(channel, database, "count", count.command())))
                .orElseGet(() -> checked(super.handleCommand(channel, database, command, query), query));
    }

    /**
     * The library reports an update that failed inside it as a write error without a code, which drivers cannot read,
     * and counts inserts that were refused.
     */
    private static Document checked(Document answer, Document query) {
        if (!(answer.get("writeErrors") instanceof Collection<?> errors)) {
            return answer;
        }
        Object lastIndex = 0;
        for (Object error : errors) {
            if (error instanceof Document document) {
                if (!document.containsKey("code")) {
                    throw new MongoServerException(String.valueOf(document.get("errmsg")));
                }
                lastIndex = document.get("index");
            }
        }
        if (query.get("documents") instanceof Collection<?> inserted) {
            boolean ordered = !Boolean.FALSE.equals(query.get("ordered"));
            answer.put("n", ordered ? lastIndex : (Object) (inserted.size() - errors.size()));
        }
        return answer;
    }

    /** @throws RuntimeException when an index does not lead to a document of its collection */
    void checkIndexes() {
        open.values().forEach(StoreDatabase::checkIndexes);
    }

    /** The library asks again for databases that it has, to list them. */
    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return open.computeIfAbsent(name, missing -> new StoreDatabase(missing, store, getCursorRegistry()));
    }

    @Override
    public void dropDatabase(String name) {
        super.dropDatabase(name);
        open.remove(name);
    }
}
