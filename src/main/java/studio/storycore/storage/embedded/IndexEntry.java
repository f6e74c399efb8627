package studio.storycore.storage.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** Turns the key of an index into bytes: equal keys give equal bytes, and texts with a common beginning lie together. */
final class IndexEntry {

    private IndexEntry() {}

    /** @param key with normalised values, so that 1, 1L and 1.0 are one key, as in MongoDB */
    static byte[] bytes(KeyValue key) {
        ByteBuf buffer = Unpooled.buffer(64);
        for (Object value : key) {
            byte type = BsonEncoder.determineType(value);
            buffer.writeByte(type);
            if (type == BsonConstants.TYPE_UTF8_STRING) {
                writeText(value.toString(), buffer);
            } else {
                BsonEncoder.encodeValue(type, value, buffer);
            }
        }
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    /** A length in front would scatter texts by length; so it ends with two zeros, and a zero inside is escaped. */
    private static void writeText(String text, ByteBuf buffer) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            buffer.writeByte(b);
            if (b == 0) {
                buffer.writeByte(0xFF);
            }
        }
        buffer.writeShort(0);
    }
}
