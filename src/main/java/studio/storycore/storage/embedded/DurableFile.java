package studio.storycore.storage.embedded;

import java.nio.ByteBuffer;
import java.util.Map;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.SingleFileStore;

/**
 * The file that the store is in, and the one place where it is written and synced.
 *
 * <p>The library writes the changes of a commit as a chunk, and takes a chunk for whole when its first and last block
 * are there; a power cut may leave exactly those two and not what is between them. So the last block is written only
 * once the rest is on the disk.
 */
class DurableFile extends SingleFileStore {

    /** Megabytes of memory for what was read from the file. */
    private static final int CACHE_MEGABYTES = 32;

    /** The unit in which the library writes; its own constant is not public. */
    private static final int BLOCK = 4096;

    DurableFile() {
        super(Map.of("cacheSize", CACHE_MEGABYTES));
    }

    @Override
    protected void writeFully(SFChunk chunk, long position, ByteBuffer bytes) {
        int body = bytes.remaining() - BLOCK;
        if (chunk == null || body <= 0) {
            super.writeFully(chunk, position, bytes);
            return;
        }
        super.writeFully(chunk, position, bytes.slice(bytes.position(), body));
        sync();
        super.writeFully(chunk, position + body, bytes.slice(bytes.position() + body, BLOCK));
    }
}
