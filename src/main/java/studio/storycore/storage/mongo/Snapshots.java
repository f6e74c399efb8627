package studio.storycore.storage.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.storycore.contract.ProjectJson;
import studio.storycore.storage.Snapshot;

/**
 * The collection of snapshots, compressed. There is at most one for each {@value Snapshot#EVERY} revisions, and its id is
 * made of project and thousand, so that the ones before a revision are fetched by exact ids.
 */
final class Snapshots {

    static final String COLLECTION = "snapshots";

    /** So many ids are looked for at once. */
    private static final int LOOK_BACK = 64;

    private static final String ID = "_id";
    private static final String PROJECT = "projectId";
    private static final String SEQUENCE_NUMBER = "sequenceNumber";
    private static final String COMPRESSED = "compressed";
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    private final MongoCollection<RawBsonDocument> snapshots;
    private final ProjectJson json;

    Snapshots(MongoCollection<RawBsonDocument> snapshots, ProjectJson json) {
        this.snapshots = snapshots;
        this.json = json;
    }

    void keep(Snapshot snapshot) {
        String projectId = snapshot.project().id();
        BsonDocument document = new BsonDocument(ID, id(projectId, snapshot.sequenceNumber() / Snapshot.EVERY))
                .append(PROJECT, new BsonString(projectId))
                .append(SEQUENCE_NUMBER, new BsonInt64(snapshot.sequenceNumber()));
        try {
            snapshots.insertOne(Encoding.compressed(document, COMPRESSED, json.write(snapshot.project())));
        } catch (MongoWriteException e) {
            // Someone else kept one of the same thousand, or this was an earlier attempt: one is as good as the other.
            if (!MongoFailures.isDuplicateKey(e)) {
                throw e;
            }
        }
    }

    Optional<Snapshot> find(String projectId, long upTo) {
        for (long thousand = upTo / Snapshot.EVERY; thousand >= 0; thousand -= LOOK_BACK) {
            Optional<RawBsonDocument> latest = latest(projectId, Math.max(0, thousand - LOOK_BACK + 1), thousand, upTo);
            if (latest.isPresent()) {
                return latest.flatMap(found -> read(projectId, found));
            }
        }
        return Optional.empty();
    }

    private Optional<RawBsonDocument> latest(String projectId, long from, long to, long upTo) {
        List<BsonString> ids = LongStream.rangeClosed(from, to)
                .mapToObj(thousand -> id(projectId, thousand))
                .toList();
        Iterable<RawBsonDocument> numbers =
                snapshots.find(in(ID, ids)).projection(Projections.include(SEQUENCE_NUMBER));
        return StreamSupport.stream(numbers.spliterator(), false)
                .filter(found -> sequenceNumber(found) <= upTo)
                .max(Comparator.comparingLong(Snapshots::sequenceNumber))
                .map(found -> snapshots.find(eq(ID, found.get(ID))).first());
    }

    /** One that is damaged is as if it were not there: the revisions have all that it had. */
    private Optional<Snapshot> read(String projectId, RawBsonDocument stored) {
        try {
            BsonDocument document = Encoding.decode(stored);
            return Optional.of(new Snapshot(
                    json.read(Compression.decompress(document.getBinary(COMPRESSED)))
                            .project(),
                    sequenceNumber(stored)));
        } catch (RuntimeException damaged) {
            LOG.warn("Project {}: the snapshot of revision {} is damaged", projectId, sequenceNumber(stored));
            return Optional.empty();
        }
    }

    private static long sequenceNumber(RawBsonDocument stored) {
        return stored.getNumber(SEQUENCE_NUMBER).longValue();
    }

    private static BsonString id(String projectId, long thousand) {
        return new BsonString(projectId + ":" + thousand);
    }
}
