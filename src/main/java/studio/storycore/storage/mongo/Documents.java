package studio.storycore.storage.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import studio.storycore.contract.ProjectBson;
import studio.storycore.contract.ProjectJson;
import studio.storycore.project.Project;
import studio.storycore.storage.DocumentWeight;
import studio.storycore.storage.StoredDocument;
import studio.storycore.storage.Weight;

/**
 * The collection of project documents. A document lies there as BSON, open to queries and to other programs; above {@value
 * #COMPRESSED_ABOVE} bytes of either form as compressed JSON, so that MongoDB's limit for a document is not the limit of a project.
 */
final class Documents {

    static final String COLLECTION = "documents";

    static final int COMPRESSED_ABOVE = 8 * 1024 * 1024;

    private static final String ID = "_id";
    private static final String SEQUENCE_NUMBER = "sequenceNumber";
    private static final String PROJECT = "project";
    private static final String COMPRESSED = "compressed";
    private static final String WEIGHT = "weight";
    private static final JsonWriterSettings READABLE = JsonWriterSettings.builder()
            .outputMode(JsonMode.RELAXED)
            .indent(true)
            .build();

    private final MongoCollection<RawBsonDocument> documents;
    private final ProjectJson json;
    private final ProjectBson bson;

    Documents(MongoCollection<RawBsonDocument> documents, ProjectJson json, ProjectBson bson) {
        this.documents = documents;
        this.json = json;
        this.bson = bson;
    }

    /** A project in its stored form, with its size checked. */
    record Encoded(String projectId, long sequenceNumber, RawBsonDocument document) {

        long size() {
            return document.getByteLength();
        }
    }

    /** @throws BsonMaximumSizeExceededException when it is too large even compressed */
    Encoded encode(Project project, long sequenceNumber) {
        byte[] contract = json.write(project);
        BsonDocument document = new BsonDocument(ID, new BsonString(project.id()))
                .append(SEQUENCE_NUMBER, new BsonInt64(sequenceNumber))
                .append(WEIGHT, new BsonInt64(contract.length));
        Optional<RawBsonDocument> open = contract.length > COMPRESSED_ABOVE
                ? Optional.empty()
                : Encoding.open(document, PROJECT, bson.write(project), COMPRESSED_ABOVE);
        RawBsonDocument encoded = open.orElseGet(() -> Encoding.compressed(document, COMPRESSED, contract));
        return new Encoded(project.id(), sequenceNumber, encoded);
    }

    /** Replaces an older document, or adds it where there is none; a document that is as new or newer stays. */
    void write(Encoded encoded) {
        try {
            documents.replaceOne(
                    and(eq(ID, encoded.projectId()), lt(SEQUENCE_NUMBER, encoded.sequenceNumber())),
                    encoded.document(),
                    new ReplaceOptions().upsert(true));
        } catch (MongoWriteException e) {
            // Nothing older was found, so it was to be added: the one that is there is as new or newer.
            if (!MongoFailures.isDuplicateKey(e)) {
                throw e;
            }
        }
    }

    Optional<DocumentWeight> weight(String projectId) {
        return Optional.ofNullable(documents
                        .find(eq(ID, projectId))
                        .projection(Projections.include(SEQUENCE_NUMBER, WEIGHT))
                        .first())
                .map(found -> new DocumentWeight(
                        found.get(WEIGHT) instanceof BsonInt64 weight ? weight.getValue() : Weight.UNKNOWN,
                        found.get(SEQUENCE_NUMBER) instanceof BsonNumber number ? number.longValue() : 0));
    }

    Optional<RawBsonDocument> find(String projectId) {
        return Optional.ofNullable(documents.find(eq(ID, projectId)).first());
    }

    /** @throws RuntimeException of many types when the stored form is damaged, or the project breaks the contract */
    StoredDocument decode(RawBsonDocument encoded) {
        BsonDocument document = Encoding.decode(encoded);
        Project project = document.containsKey(PROJECT)
                ? bson.read(document.getDocument(PROJECT)).project()
                : json.read(Compression.decompress(document.getBinary(COMPRESSED)))
                        .project();
        if (!new BsonString(project.id()).equals(document.get(ID))) {
            throw new DamagedContent("the document is that of another project");
        }
        return new StoredDocument(project, document.getNumber(SEQUENCE_NUMBER).longValue(), encoded.getByteLength());
    }

    /** The document as JSON for a person, in the contract's form as far as it has that, whatever else is wrong with it. */
    byte[] readable(RawBsonDocument encoded) {
        try {
            BsonDocument document = Encoding.decode(encoded);
            return document.containsKey(PROJECT)
                    ? json.mapper().writeValueAsBytes(bson.toJson(document.get(PROJECT)))
                    : Compression.decompress(document.getBinary(COMPRESSED));
        } catch (RuntimeException damaged) {
            return readable((BsonDocument) encoded);
        }
    }

    /** Any stored document as JSON, with the values that JSON does not have written out as MongoDB's tools do. */
    static byte[] readable(BsonDocument any) {
        return any.toJson(READABLE).getBytes(StandardCharsets.UTF_8);
    }
}
