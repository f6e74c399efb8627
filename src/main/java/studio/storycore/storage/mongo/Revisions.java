package studio.storycore.storage.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/**
 * The collection of revisions. The id of each is made of project and number, so that inserting one is the compare-and-set
 * of a save, and a page of them is fetched by exact ids, which is a look-up in every store.
 */
final class Revisions {

    static final String COLLECTION = "revisions";

    /** Edits of more are kept compressed. */
    private static final int COMPRESSED_ABOVE = 1024 * 1024;

    private static final int FIRST_CHUNK = 64;
    private static final int LARGEST_CHUNK = 1_024;

    private static final String ID = "_id";
    private static final String PROJECT = "projectId";
    private static final String SEQUENCE_NUMBER = "sequenceNumber";
    private static final String REVISION = "revisionId";
    private static final String AUTHOR = "author";
    private static final String TIME = "time";
    private static final String EDITS = "edits";
    private static final String COMPRESSED_EDITS = "compressedEdits";
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
        BsonDocument document = new BsonDocument(ID, id(revision.projectId(), revision.sequenceNumber()))
                .append(PROJECT, new BsonString(revision.projectId()))
                .append(SEQUENCE_NUMBER, new BsonInt64(revision.sequenceNumber()))
                .append(REVISION, new BsonString(revision.revisionId()))
                .append(AUTHOR, new BsonString(revision.author()))
                .append(TIME, new BsonDateTime(revision.time().toEpochMilli()));
        if (header != null) {
            document.append(HEADER, header);
        }
        RawBsonDocument encoded = Encoding.open(document, EDITS, edits.toBson(revision.edits()), COMPRESSED_ABOVE)
                .orElseGet(() -> Encoding.compressed(document, COMPRESSED_EDITS, edits.toJson(revision.edits())));
        return new Encoded(revision, encoded);
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
        List<BsonDocument> found = new ArrayList<>();
        int chunk = FIRST_CHUNK;
        int wanted = Math.min(chunk, limit);
        while (wanted > 0 && fetchInto(found, projectId, from + found.size(), wanted) == wanted) {
            chunk = Math.min(2 * chunk, LARGEST_CHUNK);
            wanted = Math.min(chunk, limit - found.size());
        }
        return found;
    }

    private int fetchInto(List<BsonDocument> found, String projectId, long from, int count) {
        List<BsonString> ids = LongStream.range(from, from + count)
                .mapToObj(number -> id(projectId, number))
                .toList();
        Map<BsonString, BsonDocument> byId = new HashMap<>();
        revisions.find(in(ID, ids)).forEach(document -> byId.put(document.getString(ID), document));
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
