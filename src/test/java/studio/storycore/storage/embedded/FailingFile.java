package studio.storycore.storage.embedded;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.SFChunk;
import org.jspecify.annotations.Nullable;

/** A disk that refuses when told to, and knows whether all that was written is synced. */
final class FailingFile extends DurableFile {

    static final class Switch {
        private volatile @Nullable String failing;
        private final AtomicInteger passing = new AtomicInteger();
        private volatile boolean clean = true;

        void fail(String operation) {
            failAfter(0, operation);
        }

        /** Lets so many operations pass first. */
        void failAfter(int times, String operation) {
            passing.set(times);
            failing = operation;
        }

        void heal() {
            failing = null;
        }

        boolean isClean() {
            return clean;
        }

        private void check(String operation) {
            if (operation.equals(failing) && passing.getAndDecrement() <= 0) {
                throw DataUtils.newMVStoreException(
                        DataUtils.ERROR_WRITING_FAILED, "the disk refuses to {0}", operation);
            }
        }
    }

    private final Switch disk;

    FailingFile(Switch disk) {
        this.disk = disk;
    }

    @Override
    protected void writeFully(SFChunk chunk, long position, ByteBuffer bytes) {
        disk.check("write");
        super.writeFully(chunk, position, bytes);
        disk.clean = false;
    }

    @Override
    public void sync() {
        disk.check("sync");
        super.sync();
        disk.clean = true;
    }
}
