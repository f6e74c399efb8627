package studio.storycore.storage.mongo;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import org.bson.BsonBinary;
import org.bson.BsonMaximumSizeExceededException;
import studio.storycore.contract.ProjectJson;

/** How large JSON is kept: zstd with a checksum, so that damage is noticed instead of read. */
final class Compression {

    private static final int LEVEL = 3;

    private Compression() {}

    /** @throws BsonMaximumSizeExceededException when nobody could read it back */
    static BsonBinary compress(byte[] json) {
        if (json.length > ProjectJson.LARGEST_DOCUMENT) {
            throw new BsonMaximumSizeExceededException(
                    json.length + " bytes of JSON, more than " + ProjectJson.LARGEST_DOCUMENT);
        }
        try (ZstdCompressCtx context = new ZstdCompressCtx()) {
            return new BsonBinary(context.setLevel(LEVEL).setChecksum(true).compress(json));
        }
    }

    /** @throws DamagedContent when this is not what {@link #compress} made */
    static byte[] decompress(BsonBinary stored) {
        byte[] compressed = stored.getData();
        // A few damaged bytes must not ask for all the memory.
        long size = Zstd.getFrameContentSize(compressed);
        if (size < 0 || size > ProjectJson.LARGEST_DOCUMENT) {
            throw new DamagedContent("the compressed content is damaged or too large");
        }
        try {
            return Zstd.decompress(compressed, (int) size);
        } catch (RuntimeException e) {
            throw new DamagedContent("the compressed content is damaged: " + e.getMessage());
        }
    }
}
