package studio.storycore.storage.mongo;

import org.bson.BsonDocument;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** Documents as the bytes that the store keeps, encoded once: for the measure, and then for the wire. */
final class Encoding {

    /** What every store takes for one document, in bytes: MongoDB's 16 MB, of which the embedded store needs a little. */
    static final int LARGEST = 16 * 1024 * 1024 - 16 * 1024;

    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private Encoding() {}

    static RawBsonDocument encode(BsonDocument document) {
        return new RawBsonDocument(document, CODEC);
    }

    static BsonDocument decode(RawBsonDocument encoded) {
        return encoded.decode(CODEC);
    }

    /** @throws BsonMaximumSizeExceededException when the store would not take it; found out before anything is written */
    static void check(RawBsonDocument encoded) {
        if (encoded.getByteLength() > LARGEST) {
            throw new BsonMaximumSizeExceededException(
                    "a document of " + encoded.getByteLength() + " bytes, more than " + LARGEST);
        }
    }
}
