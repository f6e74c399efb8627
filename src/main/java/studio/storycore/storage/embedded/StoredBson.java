package studio.storycore.storage.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.function.Predicate;
import java.util.zip.CRC32C;

/**
 * How a document lies in the store: a CRC-32C of four bytes, then its BSON.
 *
 * <p>Bytes are never changed once stored, and every reader decodes its own copy. That is what makes it safe to read
 * while others write: a document is seen as it was before or after a write, never in between. The checksum tells bytes
 * that the disk changed; the file format below checks its own structure only.
 */
final class StoredBson {

    /** The largest document of MongoDB's format, in bytes. */
    static final int LARGEST = BsonConstants.MAX_BSON_OBJECT_SIZE;

    static final Predicate<String> ALL_FIELDS = field -> true;

    private static final int CHECKSUM_BYTES = Integer.BYTES;

    /** Code of MongoDB's {@code BSONObjectTooLarge}. */
    private static final int TOO_LARGE = 10334;

    private StoredBson() {}

    /** @throws MongoServerError when the document is larger than {@link #LARGEST} */
    static byte[] encode(Document document) {
        ByteBuf buffer = Unpooled.buffer(512);
        buffer.writeInt(0);
        BsonEncoder.encodeDocument(document, buffer);
        int size = buffer.readableBytes() - CHECKSUM_BYTES;
        if (size > LARGEST) {
            throw new MongoServerError(
                    TOO_LARGE,
                    "BSONObjectTooLarge",
                    "the document has " + size + " bytes, more than the limit of " + LARGEST);
        }
        byte[] stored = new byte[buffer.readableBytes()];
        buffer.readBytes(stored);
        int checksum = checksum(stored);
        Unpooled.wrappedBuffer(stored).setInt(0, checksum);
        return stored;
    }

    /**
     * Decodes the wanted fields of the first level; the others are skipped by their length, whatever their size.
     *
     * @throws DamagedBytes when the bytes are not those that were stored
     */
    static Document decode(byte[] stored, Predicate<String> wanted) {
        ByteBuf buffer = bson(stored);
        if (wanted == ALL_FIELDS) {
            return BsonDecoder.decodeBson(buffer);
        }
        buffer.skipBytes(Integer.BYTES);
        Document document = new Document();
        for (byte type = buffer.readByte(); type != BsonConstants.TERMINATING_BYTE; type = buffer.readByte()) {
            String name = BsonDecoder.decodeCString(buffer);
            if (wanted.test(name)) {
                document.put(name, BsonDecoder.decodeValue(type, buffer));
            } else {
                skip(type, buffer);
            }
        }
        return document;
    }

    /** The bytes of the BSON document, checked. */
    static ByteBuf bson(byte[] stored) {
        if (!isWhole(stored)) {
            throw new DamagedBytes();
        }
        return Unpooled.wrappedBuffer(stored).skipBytes(CHECKSUM_BYTES);
    }

    /** Whether the bytes are those that were stored. */
    static boolean isWhole(byte[] stored) {
        return stored.length > CHECKSUM_BYTES && Unpooled.wrappedBuffer(stored).readInt() == checksum(stored);
    }

    private static int checksum(byte[] stored) {
        CRC32C crc = new CRC32C();
        crc.update(stored, CHECKSUM_BYTES, stored.length - CHECKSUM_BYTES);
        return (int) crc.getValue();
    }

    private static void skip(byte type, ByteBuf buffer) {
        switch (type) {
            case BsonConstants.TYPE_NULL,
                    BsonConstants.TYPE_UNDEFINED,
                    BsonConstants.TYPE_MIN_KEY,
                    BsonConstants.TYPE_MAX_KEY -> {}
            case BsonConstants.TYPE_BOOLEAN -> buffer.skipBytes(1);
            case BsonConstants.TYPE_INT32 -> buffer.skipBytes(Integer.BYTES);
            case BsonConstants.TYPE_DOUBLE,
                    BsonConstants.TYPE_INT64,
                    BsonConstants.TYPE_UTC_DATETIME,
                    BsonConstants.TYPE_TIMESTAMP -> buffer.skipBytes(Long.BYTES);
            case BsonConstants.TYPE_OBJECT_ID -> buffer.skipBytes(BsonConstants.LENGTH_OBJECTID);
            case BsonConstants.TYPE_DECIMAL128 -> buffer.skipBytes(2 * Long.BYTES);
            case BsonConstants.TYPE_UTF8_STRING, BsonConstants.TYPE_JAVASCRIPT_CODE ->
                buffer.skipBytes(buffer.readIntLE());
            case BsonConstants.TYPE_DATA -> buffer.skipBytes(buffer.readIntLE() + 1);
            case BsonConstants.TYPE_EMBEDDED_DOCUMENT, BsonConstants.TYPE_ARRAY ->
                buffer.skipBytes(buffer.getIntLE(buffer.readerIndex()));
            case BsonConstants.TYPE_REGEX -> {
                BsonDecoder.decodeCString(buffer);
                BsonDecoder.decodeCString(buffer);
            }
            default -> throw new DamagedBytes();
        }
    }

    /** The stored bytes are not those that were written. */
    static final class DamagedBytes extends IllegalStateException {

        @java.io.Serial
        private static final long serialVersionUID = 1L;

        DamagedBytes() {
            super("checksum does not fit");
        }
    }
}
