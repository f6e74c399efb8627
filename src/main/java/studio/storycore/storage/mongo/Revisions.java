package studio.storycore.storage.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import studio.storycore.storage.AppendResult;
import studio.storycore.storage.Revision;
import studio.storycore.storage.StorageFailure;
import studio.storycore.storage.StorageFailure.Kind;
import studio.storycore.storage.Weight;

/**
 * The collection of revisions. The id of each is made of project and number, so that inserting one is the compare-and-set
 * of a save, and a page of them is fetched by exact ids, which is a look-up in every store.
 */
final class Revisions {

    static final String COLLECTION = "revisions";

    /** Edits that have more bytes in either form are kept compressed. */
    private static final int COMPRESSED_ABOVE = 1024 * 1024;

    /** So many exact ids are asked for at once. */
    private static final int IDS_AT_ONCE = 512;

    private static final String ID = "_id";
    private static final String PROJECT = "projectId";
    private static final String SEQUENCE_NUMBER = "sequenceNumber";
    private static final String REVISION = "revisionId";
    private static final String AUTHOR = "author";
    private static final String TIME = "time";
    private static final String EDITS = "edits";
    private static final String COMPRESSED_EDITS = "compressedEdits";
    private static final String WEIGHT = "weight";
    private static final String HEADER = "header";

    private final MongoCollection<BsonDocument> revisions;
    private final StoredEdits edits;

    Revisions(MongoCollection<BsonDocument> revisions, StoredEdits edits) {
        this.revisions = revisions;
        this.edits = edits;
    }

    /** A revision in its stored form, with its size checked. */
    record Encoded(Revision revision, RawBsonDocument document) {}

    /**
     * @param header what a first revision brings along, so that an interrupted creation can be completed from it alone
     * @throws BsonMaximumSizeExceededException when it is too large even compressed
     */
    Encoded encode(Revision revision, @Nullable BsonDocument header) {
        byte[] json = edits.toJson(revision.edits());
        BsonDocument document = new BsonDocument(ID, id(revision.projectId(), revision.sequenceNumber()))
                .append(PROJECT, new BsonString(revision.projectId()))
                .append(SEQUENCE_NUMBER, new BsonInt64(revision.sequenceNumber()))
                .append(REVISION, new BsonString(revision.revisionId()))
                .append(AUTHOR, new BsonString(revision.author()))
                .append(TIME, new BsonDateTime(revision.time().toEpochMilli()))
                .append(WEIGHT, new BsonInt64(json.length));
        if (header != null) {
            document.append(HEADER, header);
        }
        Optional<RawBsonDocument> open = json.length > COMPRESSED_ABOVE
                ? Optional.empty()
                : Encoding.open(document, EDITS, edits.toBson(revision.edits()), COMPRESSED_ABOVE);
        return new Encoded(revision, open.orElseGet(() -> Encoding.compressed(document, COMPRESSED_EDITS, json)));
    }

    AppendResult append(Encoded encoded) {
        try {
            revisions.insertOne(encoded.document());
            return AppendResult.APPENDED;
        } catch (MongoWriteException e) {
            if (!MongoFailures.isDuplicateKey(e)) {
                throw e;
            }
            return whoseIsThere(encoded.revision(), e);
        }
    }

    /**
     * The number is taken: by someone else, or by this revision when an earlier attempt had arrived. Only what cannot be
     * rolled back any more is read here; until then nobody can say who won.
     */
    private AppendResult whoseIsThere(Revision revision, MongoWriteException duplicate) {
        BsonDocument there = revisions
                .find(eq(ID, id(revision.projectId(), revision.sequenceNumber())))
                .projection(Projections.include(REVISION))
                .first();
        if (there == null) {
            throw new StorageFailure(Kind.UNAVAILABLE, "a revision of this number is not durable yet", duplicate);
        }
        return new BsonString(revision.revisionId()).equals(there.get(REVISION))
                ? AppendResult.APPENDED
                : AppendResult.OVERTAKEN;
    }

    /** The revisions from a number on, as they are stored, as many as there are without a gap. */
    List<BsonDocument> fetch(String projectId, long from, int limit) {
        return withoutGap(projectId, from, limit, UnaryOperator.identity());
    }

    /** What they weigh; of them only that is read. */
    List<Long> weights(String projectId, long from, int limit) {
        return withoutGap(projectId, from, limit, found -> found.projection(Projections.include(WEIGHT))).stream()
                .map(stored -> stored.get(WEIGHT) instanceof BsonInt64 weight ? weight.getValue() : Weight.UNKNOWN)
                .toList();
    }

    private List<BsonDocument> withoutGap(
            String projectId, long from, int limit, UnaryOperator<FindIterable<BsonDocument>> shown) {
        List<BsonDocument> found = new ArrayList<>();
        int wanted = Math.min(IDS_AT_ONCE, limit);
        while (wanted > 0 && findInto(found, projectId, from + found.size(), wanted, shown) == wanted) {
            wanted = Math.min(IDS_AT_ONCE, limit - found.size());
        }
        return found;
    }

    private int findInto(
            List<BsonDocument> found,
            String projectId,
            long from,
            int count,
            UnaryOperator<FindIterable<BsonDocument>> shown) {
        List<BsonString> ids = LongStream.range(from, from + count)
                .mapToObj(number -> id(projectId, number))
                .toList();
        Map<BsonString, BsonDocument> byId = new HashMap<>();
        shown.apply(revisions.find(in(ID, ids))).forEach(document -> byId.put(document.getString(ID), document));
        int consecutive = 0;
        while (consecutive < count && byId.containsKey(ids.get(consecutive))) {
            found.add(byId.get(ids.get(consecutive)));
            consecutive++;
        }
        return consecutive;
    }

    /** @throws RuntimeException of many types when the stored form is damaged */
    Revision decode(BsonDocument stored) {
        String projectId = stored.getString(PROJECT).getValue();
        long number = stored.getNumber(SEQUENCE_NUMBER).longValue();
        if (!id(projectId, number).equals(stored.get(ID))) {
            throw new DamagedContent("a revision is stored under the id of another one");
        }
        return new Revision(
                projectId,
                number,
                stored.getString(REVISION).getValue(),
                stored.getString(AUTHOR).getValue(),
                Instant.ofEpochMilli(stored.getDateTime(TIME).getValue()),
                stored.containsKey(EDITS)
                        ? edits.fromBson(stored.get(EDITS))
                        : edits.fromJson(Compression.decompress(stored.getBinary(COMPRESSED_EDITS))));
    }

    /** The header that a first revision brought along. */
    Optional<BsonDocument> headerIn(BsonDocument first) {
        return first.get(HEADER) instanceof BsonDocument header ? Optional.of(header) : Optional.empty();
    }

    private static BsonString id(String projectId, long sequenceNumber) {
        return new BsonString(projectId + ":" + sequenceNumber);
    }
}
