package studio.storycore.storage.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A file with one short line of ASCII that is overwritten in place. */
class SmallFile implements AutoCloseable {

    private static final int LONGEST = 64;

    private final FileChannel file;

    SmallFile(FileChannel file) {
        this.file = file;
    }

    String read() throws IOException {
        ByteBuffer text = ByteBuffer.allocate(LONGEST);
        int length = file.read(text, 0);
        return length <= 0 ? "" : new String(text.array(), 0, length, StandardCharsets.US_ASCII).strip();
    }

    /** Not synced. */
    void write(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.US_ASCII));
        int length = bytes.remaining();
        file.write(bytes, 0);
        if (file.size() > length) {
            file.truncate(length);
        }
    }

    void sync() throws IOException {
        file.force(true);
    }

    /** Locks a byte until the file is closed; null when another process has it. */
    @Nullable
    FileLock lock(long position) throws IOException {
        return file.tryLock(position, 1, false);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
