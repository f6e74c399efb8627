package studio.storycore.storage.embedded;

import java.nio.ByteBuffer;
import java.util.Map;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.SingleFileStore;

/**
 * The file that the store is in, and the one place where it is written and synced.
 *
 * <p>The library writes the changes of a commit as a chunk, and takes a chunk for whole when its header, in the first
 * bytes, and its footer, in the last ones, are there; a power cut may leave exactly those two and not what is between
 * them. So the last sector, which a disk writes as a whole, is written only once the rest is on the disk.
 */
class DurableFile extends SingleFileStore {

    /** Megabytes of memory for what was read from the file. */
    private static final int CACHE_MEGABYTES = 32;

    /** What every disk writes as a whole or not at all, in bytes; the footer of a chunk fits into it. */
    private static final int SECTOR = 512;

    DurableFile() {
        super(Map.of("cacheSize", CACHE_MEGABYTES));
    }

    @Override
    protected void writeFully(SFChunk chunk, long position, ByteBuffer bytes) {
        if (chunk == null) {
            write(position, bytes);
            return;
        }
        int body = bytes.remaining() - SECTOR;
        write(position, bytes.slice(bytes.position(), body));
        sync();
        write(position + body, bytes.slice(bytes.position() + body, SECTOR));
    }

    /** Hands bytes to the system, which may keep them in memory, and write them in any order, until they are synced. */
    void write(long position, ByteBuffer bytes) {
        super.writeFully(null, position, bytes);
    }
}
