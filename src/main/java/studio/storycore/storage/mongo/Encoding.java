package studio.storycore.storage.mongo;

import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.BsonSerializationException;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** Documents as the bytes that the store keeps, encoded once: for the measure, and then for the wire. */
final class Encoding {

    /** What every store takes for one document, in bytes: MongoDB's 16 MB, of which the embedded store needs a little. */
    static final int LARGEST = 16 * 1024 * 1024 - 16 * 1024;

    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private Encoding() {}

    /**
     * Content as BSON, open to queries; empty when that has more bytes than it may, or when the content has a field name
     * that BSON does not have: one with a NUL.
     */
    static Optional<RawBsonDocument> open(BsonDocument document, String field, BsonValue content, int most) {
        document.append(field, content);
        try {
            RawBsonDocument encoded = new RawBsonDocument(document, CODEC);
            return encoded.getByteLength() > most ? Optional.empty() : Optional.of(encoded);
        } catch (BsonSerializationException notInBson) {
            return Optional.empty();
        } finally {
            document.remove(field);
        }
    }

    /**
     * Content as compressed JSON.
     *
     * @throws BsonMaximumSizeExceededException when no store would take it; found out before anything is written
     */
    static RawBsonDocument compressed(BsonDocument document, String field, byte[] json) {
        document.append(field, Compression.compress(json));
        RawBsonDocument encoded = new RawBsonDocument(document, CODEC);
        if (encoded.getByteLength() > LARGEST) {
            throw new BsonMaximumSizeExceededException(
                    "a document of " + encoded.getByteLength() + " bytes, more than " + LARGEST);
        }
        return encoded;
    }

    static BsonDocument decode(RawBsonDocument encoded) {
        return encoded.decode(CODEC);
    }
}
