package studio.storycore.storage.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored document on its way to a client, as the bytes it has in the store: nothing is decoded only to be encoded
 * again. It may stand in the batches of a cursor's answer and nowhere else.
 */
final class RawDocument {

    /** No document can have a field of this name: names end at the first zero. */
    private static final String FIELD = "\0stored";

    private RawDocument() {}

    /** @param stored checked by {@link StoredBson#bson} */
    static Document of(byte[] stored) {
        return new Document(FIELD, stored);
    }

    /** Encodes an answer whose batches may contain such documents. */
    static void encodeAnswer(Document answer, ByteBuf out) {
        int start = begin(out);
        answer.forEach((name, value) -> {
            if (name.equals("cursor") && value instanceof Document cursor) {
                name(BsonConstants.TYPE_EMBEDDED_DOCUMENT, name, out);
                encodeCursor(cursor, out);
            } else {
                encodeField(name, value, out);
            }
        });
        end(start, out);
    }

    private static void encodeCursor(Document cursor, ByteBuf out) {
        int start = begin(out);
        cursor.forEach((name, value) -> {
            if (name.endsWith("Batch") && value instanceof List<?> batch) {
                name(BsonConstants.TYPE_ARRAY, name, out);
                encodeBatch(batch, out);
            } else {
                encodeField(name, value, out);
            }
        });
        end(start, out);
    }

    private static void encodeBatch(List<?> batch, ByteBuf out) {
        int start = begin(out);
        for (int i = 0; i < batch.size(); i++) {
            if (batch.get(i) instanceof Document document && document.get(FIELD) instanceof byte[] stored) {
                name(BsonConstants.TYPE_EMBEDDED_DOCUMENT, Integer.toString(i), out);
                out.writeBytes(StoredBson.bson(stored));
            } else {
                encodeField(Integer.toString(i), batch.get(i), out);
            }
        }
        end(start, out);
    }

    private static void encodeField(String name, @Nullable Object value, ByteBuf out) {
        byte type = BsonEncoder.determineType(value);
        name(type, name, out);
        BsonEncoder.encodeValue(type, value, out);
    }

    private static void name(byte type, String name, ByteBuf out) {
        out.writeByte(type);
        out.writeCharSequence(name, StandardCharsets.UTF_8);
        out.writeByte(0);
    }

    private static int begin(ByteBuf out) {
        int start = out.writerIndex();
        out.writeIntLE(0);
        return start;
    }

    private static void end(int start, ByteBuf out) {
        out.writeByte(BsonConstants.TERMINATING_BYTE);
        out.setIntLE(start, out.writerIndex() - start);
    }
}
