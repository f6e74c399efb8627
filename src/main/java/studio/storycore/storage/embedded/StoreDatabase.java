package studio.storycore.storage.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;

/** One database: a map of the file for each collection, and one for each unique index. */
final class StoreDatabase extends AbstractSynchronizedMongoDatabase<Long> {

    private static final String COLLECTION_PREFIX = "collection.";

    private static final String INDEX_PREFIX = "index.";

    /** Code of MongoDB's {@code CommandNotSupported}. */
    private static final int NOT_SUPPORTED = 115;

    private final MVStore store;

    StoreDatabase(String name, MVStore store, CursorRegistry cursors) {
        super(name, cursors);
        this.store = store;
        initializeNamespacesAndIndexes();
    }

    /** The names of the databases that a file has. */
    static List<String> names(MVStore store) {
        return store.getMapNames().stream()
                .filter(StoreDatabase::isCollection)
                .map(StoreDatabase::namespace)
                .map(namespace -> namespace.substring(0, namespace.indexOf('.')))
                .distinct()
                .toList();
    }

    static boolean isCollection(String map) {
        return map.startsWith(COLLECTION_PREFIX);
    }

    static boolean isIndex(String map) {
        return map.startsWith(INDEX_PREFIX);
    }

    /** Database and collection that a map belongs to, as "storycore.projects". */
    static String namespace(String map) {
        return isCollection(map)
                ? map.substring(COLLECTION_PREFIX.length())
                : map.substring(INDEX_PREFIX.length(), map.indexOf('$'));
    }

    /** Names a document to people, without saying what is in it. */
    static String describe(String map, Object row) {
        return "row " + row + " of " + namespace(map);
    }

    static MVMap<Long, byte[]> documents(MVStore store, String map) {
        return store.openMap(
                map,
                new MVMap.Builder<Long, byte[]>().keyType(LongDataType.INSTANCE).valueType(ByteArrayDataType.INSTANCE));
    }

    static MVMap<byte[], Long> rows(MVStore store, String map) {
        return store.openMap(
                map,
                new MVMap.Builder<byte[], Long>()
                        .keyType(ByteArrayDataType.INSTANCE)
                        .valueType(LongDataType.INSTANCE));
    }

    @Override
    protected MongoCollection<Long> openOrCreateCollection(String collection, CollectionOptions options) {
        return new StoreCollection(
                this, collection, options, cursorRegistry, documents(store, documentsOf(collection)));
    }

    @Override
    protected Index<Long> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return new StoreIndex(rows(store, rowsOf(collection, index)), index, keys, sparse);
    }

    /** Better none than one that refuses other documents than on a MongoDB. */
    @Override
    protected void addIndex(Document description) {
        boolean unique = Boolean.TRUE.equals(description.get("unique"));
        if (unique && (description.containsKey("partialFilterExpression") || description.containsKey("collation"))) {
            throw new MongoServerError(
                    NOT_SUPPORTED,
                    "CommandNotSupported",
                    "unique indexes are for all documents and by exact value here");
        }
        super.addIndex(description);
    }

    /** Kept by name only: queries on its keys read all documents. */
    @Override
    protected Index<Long> openOrCreateSecondaryIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return new EmptyIndex<>(index, keys);
    }

    @Override
    protected void dropIndex(MongoCollection<Long> collection, String index) {
        super.dropIndex(collection, index);
        store.removeMap(rowsOf(collection.getCollectionName(), index));
    }

    @Override
    public void dropCollection(String collection, Oplog oplog) {
        super.dropCollection(collection, oplog);
        store.removeMap(documentsOf(collection));
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        throw new MongoServerError(NOT_SUPPORTED, "CommandNotSupported", "collections cannot be renamed here");
    }

    /** @throws RuntimeException when an index does not lead to a document of its collection */
    void checkIndexes() {
        String prefix = COLLECTION_PREFIX + getFullCollectionNamespace("");
        store.getMapNames().stream()
                .filter(map -> map.startsWith(prefix))
                .map(map -> resolveCollection(map.substring(prefix.length()), false))
                .forEach(collection -> {
                    if (collection instanceof StoreCollection opened) {
                        opened.checkIndexes();
                    }
                });
    }

    private String documentsOf(String collection) {
        return COLLECTION_PREFIX + getFullCollectionNamespace(collection);
    }

    /** No collection may have a dollar sign in its name, so this is unambiguous. */
    private String rowsOf(String collection, String index) {
        return INDEX_PREFIX + getFullCollectionNamespace(collection) + "$" + index;
    }

    @Override
    protected long getFileSize() {
        return store.getFileStore().size();
    }

    @Override
    protected long getStorageSize() {
        return getFileSize();
    }
}
