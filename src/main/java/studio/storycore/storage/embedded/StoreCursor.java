package studio.storycore.storage.embedded;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a query's answer: rows, not documents, so that an open cursor costs no memory worth mentioning. Used
 * by one client at a time and only under the store's lock.
 */
final class StoreCursor extends AbstractCursor {

    /** Bytes of documents in one batch, as a limit after which no further one is added. */
    private static final int BATCH_BYTES = 4 * 1024 * 1024;

    /** One document of the answer and what it weighs. */
    record Found(Document document, int bytes) {}

    private final LongFunction<@Nullable Found> lookUp;
    private final long[] rows;
    private int next;

    /** @param lookUp the document in a row as the client sees it; null when it is gone or no longer matches */
    StoreCursor(long id, long[] rows, LongFunction<@Nullable Found> lookUp) {
        super(id);
        this.rows = rows;
        this.lookUp = lookUp;
    }

    @Override
    public boolean isEmpty() {
        return next == rows.length;
    }

    /** @param count at the most; 0 for as many as fit into a batch */
    @Override
    public List<Document> takeDocuments(int count) {
        List<Document> batch = new ArrayList<>();
        long bytes = 0;
        while (next < rows.length && bytes < BATCH_BYTES && (count <= 0 || batch.size() < count)) {
            Found found = lookUp.apply(rows[next++]);
            if (found != null) {
                batch.add(found.document());
                bytes += found.bytes();
            }
        }
        return batch;
    }
}
