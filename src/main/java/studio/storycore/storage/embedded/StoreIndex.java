package studio.storycore.storage.embedded;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.Map.Entry;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A unique index: from the bytes of a key to the row of the document. */
final class StoreIndex extends AbstractUniqueIndex<Long> {

    private final MVMap<byte[], Long> rows;

    StoreIndex(MVMap<byte[], Long> rows, String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        this.rows = rows;
    }

    /** Only values whose look-up finds every match; what this refuses is answered by reading all documents. */
    @Override
    public boolean canHandle(Document query) {
        return query.values().stream().allMatch(StoreIndex::isLookedUp) && super.canHandle(query);
    }

    private static boolean isLookedUp(@Nullable Object value) {
        if (value == null || value instanceof Collection || BsonRegularExpression.isRegularExpression(value)) {
            return false;
        }
        return !(value instanceof Document condition)
                || !(condition.get("$in") instanceof Collection<?> values)
                || values.stream().allMatch(StoreIndex::isLookedUp);
    }

    /** Whether a document with these fields, in that row, is found by all its keys. */
    boolean leadsTo(Document fields, Long row) {
        return getKeyValues(fields).stream()
                .allMatch(key -> row.equals(getPosition(key)) || isSparse() && isWithoutValue(key));
    }

    private static boolean isWithoutValue(KeyValue key) {
        for (Object value : key) {
            if (value != null && !(value instanceof Missing)) {
                return false;
            }
        }
        return true;
    }

    @Override
    protected @Nullable Long getPosition(KeyValue key) {
        return rows.get(IndexEntry.bytes(key));
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Long row) {
        return rows.putIfAbsent(IndexEntry.bytes(key), row) == null;
    }

    @Override
    protected @Nullable Long removeDocument(KeyValue key) {
        return rows.remove(IndexEntry.bytes(key));
    }

    @Override
    protected Iterable<Entry<KeyValue, Long>> getIterable() {
        throw new UnsupportedOperationException("keys are not kept in a readable form");
    }

    @Override
    public long getCount() {
        return rows.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
