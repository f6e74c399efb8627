package studio.storycore.storage.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ImmutableFieldException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * One collection: from a row number to the bytes of a document, see {@link StoredBson}. Documents handed out are copies
 * of the caller's own. Not safe for several threads by itself; {@link StoreEngine} lets many read or one write.
 */
final class StoreCollection extends AbstractMongoCollection<Long> {

    /** Code of MongoDB's {@code DataCorruptionDetected}. */
    private static final int DATA_CORRUPTION = 301;

    private final MVMap<Long, byte[]> documents;
    private final RowSearch search;

    StoreCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            MVMap<Long, byte[]> documents) {
        super(database, name, options, cursors);
        this.documents = documents;
        this.search = new RowSearch(documents, this::decode, this::documentMatchesQuery);
    }

    /**
     * Answers a client's find in batches of bounded size. Everything else that asks here (deletes, aggregations) is
     * inside the server and wants all documents at once.
     */
    @Override
    public QueryResult handleQuery(QueryParameters parameters) {
        Document selector = parameters.getQuerySelector();
        if (!selector.containsKey("$query")) {
            return super.handleQuery(parameters);
        }
        Document filter = (Document) selector.get("$query");
        Document projection = parameters.getProjection();
        long[] rows = search.rows(
                getIndexes(),
                filter,
                (Document) selector.get("$orderby"),
                parameters.getNumberToSkip(),
                parameters.getLimit());
        StoreCursor cursor =
                new StoreCursor(cursorRegistry.generateCursorId(), rows, row -> found(row, filter, projection));
        List<Document> firstBatch = cursor.takeDocuments(parameters.getBatchSize());
        if (cursor.isEmpty()) {
            return new QueryResult(firstBatch);
        }
        cursorRegistry.add(cursor);
        return new QueryResult(firstBatch, cursor);
    }

    private StoreCursor.@Nullable Found found(long row, Document filter, @Nullable Document projection) {
        byte[] stored = documents.get(row);
        // Written since the rows were collected, it may be gone or match no longer.
        if (stored == null
                || !documentMatchesQuery(decode(row, stored, WantedFields.of(filter, (Document) null)), filter)) {
            return null;
        }
        if (projection == null || projection.isEmpty()) {
            return new StoreCursor.Found(RawDocument.of(checked(row, stored)), stored.length);
        }
        Document wanted = decode(row, stored, WantedFields.of(projection, String.valueOf(getIdField())));
        Document shown = project(Stream.of(wanted), projection).getFirst();
        return new StoreCursor.Found(shown, stored.length);
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        long[] rows = search.rows(getIndexes(), query, orderBy, skip, limit);
        Predicate<String> wanted = WantedFields.of(projection, String.valueOf(getIdField()));
        Iterable<Document> lazily = () -> Arrays.stream(rows)
                .mapToObj(row -> decode(row, Objects.requireNonNull(documents.get(row)), wanted))
                .iterator();
        if (projection == null || projection.isEmpty()) {
            return new QueryResult(lazily);
        }
        return new QueryResult(project(
                LongStream.of(rows).mapToObj(row -> decode(row, documents.get(row), wanted)), projection));
    }

    private List<Document> project(Stream<Document> some, Document projection) {
        return matchDocumentsFromStream(new Document(), some, 0, 0, 0, null, projection)
                .collectDocuments();
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        return queryDocuments(query, orderBy, skip, limit, batchSize, projection);
    }

    /** A matcher of its own for each call: it keeps the last position in a field, and reads run side by side. */
    @Override
    protected boolean documentMatchesQuery(Document document, Document query) {
        return query.isEmpty() || new DefaultQueryMatcher().matches(document, query);
    }

    /**
     * Replacing a document does without the copies and comparisons that update operators need. Names with dots and
     * dollar signs below the first level are data here, as they are on insert.
     */
    @Override
    public Document updateDocuments(
            Document selector, Document update, ArrayFilters filters, boolean multi, boolean upsert, Oplog oplog) {
        boolean replacement = !multi && update.keySet().stream().noneMatch(key -> key.startsWith("$"));
        long[] rows = replacement ? search.rows(getIndexes(), selector, null, 0, 1) : new long[0];
        if (rows.length == 0) {
            return super.updateDocuments(selector, update, filters, multi, upsert, oplog);
        }
        boolean changed = replace(rows[0], update);
        return new Document("n", 1).append("nModified", changed ? 1 : 0);
    }

    private boolean replace(Long row, Document replacement) {
        byte[] before = Objects.requireNonNull(documents.get(row));
        Document indexed = decode(row, before, WantedFields.of(indexedFields(), (Document) null));
        Object id = indexed.get(getIdField());
        if (replacement.containsKey(getIdField()) && !RowSearch.sameValue(replacement.get(getIdField()), id)) {
            throw new ImmutableFieldException("the immutable field '" + getIdField() + "' cannot be replaced");
        }
        Document document = new Document(getIdField(), id);
        replacement.forEach((field, value) -> {
            if (!field.equals(getIdField())) {
                document.put(field, value);
            }
        });
        byte[] after = StoredBson.encode(document);
        if (Arrays.equals(before, after)) {
            return false;
        }
        for (Index<Long> index : getIndexes()) {
            index.checkUpdate(indexed, document, this);
        }
        for (Index<Long> index : getIndexes()) {
            index.updateInPlace(indexed, document, row, this);
        }
        documents.put(row, after);
        return true;
    }

    private Document indexedFields() {
        Document fields = new Document(getIdField(), 1);
        getIndexes().forEach(index -> index.getKeys().forEach(key -> fields.put(key.getKey(), 1)));
        return fields;
    }

    @Override
    protected Long addDocumentInternal(Document document) {
        Long last = documents.lastKey();
        Long row = last == null ? 1L : last + 1;
        documents.put(row, StoredBson.encode(document));
        return row;
    }

    @Override
    protected void handleUpdate(Long row, Document before, Document after) {
        documents.put(row, StoredBson.encode(after));
    }

    @Override
    protected void removeDocument(Long row) {
        documents.remove(row);
    }

    @Override
    protected Document getDocument(Long row) {
        return decode(row, Objects.requireNonNull(documents.get(row)), StoredBson.ALL_FIELDS);
    }

    @Override
    protected Stream<DocumentWithPosition<Long>> streamAllDocumentsWithPosition() {
        Iterator<Entry<Long, byte[]>> entries = documents.entrySet().iterator();
        return Stream.generate(() -> entries)
                .takeWhile(Iterator::hasNext)
                .map(Iterator::next)
                .map(entry -> new DocumentWithPosition<>(
                        decode(entry.getKey(), entry.getValue(), StoredBson.ALL_FIELDS), entry.getKey()));
    }

    /** @throws IllegalStateException when an index does not lead to a document; documents that are damaged are left out */
    void checkIndexes() {
        List<StoreIndex> unique = getIndexes().stream()
                .filter(StoreIndex.class::isInstance)
                .map(StoreIndex.class::cast)
                .toList();
        if (unique.isEmpty()) {
            return;
        }
        Predicate<String> wanted = WantedFields.of(indexedFields(), (Document) null);
        Cursor<Long, byte[]> all = documents.cursor(null);
        while (all.hasNext()) {
            Long row = all.next();
            if (StoredBson.isWhole(all.getValue())) {
                Document fields = StoredBson.decode(all.getValue(), wanted);
                for (StoreIndex index : unique) {
                    if (!index.leadsTo(fields, row)) {
                        throw new IllegalStateException(
                                index.getName() + " does not lead to row " + row + " of " + getFullName());
                    }
                }
            }
        }
    }

    private Document decode(long row, byte[] stored, Predicate<String> wanted) {
        try {
            return StoredBson.decode(stored, wanted);
        } catch (StoredBson.DamagedBytes e) {
            throw damaged(row);
        }
    }

    private byte[] checked(long row, byte[] stored) {
        try {
            StoredBson.bson(stored);
            return stored;
        } catch (StoredBson.DamagedBytes e) {
            throw damaged(row);
        }
    }

    private MongoServerError damaged(long row) {
        return new MongoServerError(
                DATA_CORRUPTION,
                "DataCorruptionDetected",
                "document in row " + row + " of " + getFullName() + " is damaged on disk");
    }

    @Override
    public int count(@Nullable Document query, int skip, int limit) {
        return query == null || query.isEmpty()
                ? super.count(query, skip, limit)
                : search.rows(getIndexes(), query, null, skip, limit).length;
    }

    @Override
    public int count() {
        return documents.size();
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int difference) {}

    /** Not tracked: nothing here needs it, and it would be one more write for each write. */
    @Override
    protected int getDataSize() {
        return 0;
    }
}
