package studio.storycore.storage.mongo;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The indexes that make lists of headers quick on a real MongoDB; nothing depends on them. Made in the background when the
 * store first answers, never at the start, which must not wait for the store. The embedded store ignores them.
 */
final class Indexes {

    private static final Logger LOG = LoggerFactory.getLogger(Indexes.class);

    private static final List<IndexModel> INDEXES = Stream.<Bson>of(
                    ascending(HeaderFields.OWNER),
                    ascending(HeaderFields.MEMBER_NAMES),
                    compoundIndex(descending(HeaderFields.UPDATED_AT), ascending(HeaderFields.ID)),
                    ascending(HeaderFields.FOLDED_NAME, HeaderFields.ID),
                    ascending(HeaderFields.FOLDED_OWNER, HeaderFields.ID),
                    ascending(HeaderFields.SHOTS, HeaderFields.ID),
                    ascending(HeaderFields.SIZE, HeaderFields.ID))
            .map(keys -> new IndexModel(keys, new IndexOptions()))
            .toList();

    private final MongoCollection<Document> headers;
    private final Executor background;
    private final AtomicBoolean made = new AtomicBoolean();

    /** @param background where they are made */
    Indexes(MongoCollection<Document> headers, Executor background) {
        this.headers = headers;
        this.background = background;
    }

    /** Begins to make them, unless that was done; may be called often. */
    void createOnce() {
        if (made.compareAndSet(false, true)) {
            background.execute(this::create);
        }
    }

    private void create() {
        try {
            headers.createIndexes(INDEXES);
        } catch (RuntimeException e) {
            switch (MongoFailures.kind(e)) {
                case UNAVAILABLE, BUSY -> made.set(false);
                case FORBIDDEN, TOO_LARGE, REFUSED ->
                    LOG.warn(
                            "The indexes for lists of projects could not be made; lists may be slow: {}",
                            e.getMessage());
            }
        }
    }
}
