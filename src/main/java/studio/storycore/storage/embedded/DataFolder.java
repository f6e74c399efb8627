package studio.storycore.storage.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a store, held by one process at a time. Made, like its files, for its owner's eyes only.
 *
 * <p>Besides the store's file there are two small ones: one that is locked, and one with the version of the last write
 * that was acknowledged. By the latter a file is recognised that was cut off or exchanged: the file format itself
 * takes the newest state that it can read for the last one.
 */
final class DataFolder implements AutoCloseable {

    static final String STORE = "storycore.store";

    /** A compacted copy in the making; worth nothing until it has taken the store's place. */
    static final String COPY = "storycore.store.new";

    static final String LOCK = "storycore.lock";

    static final String MARK = "storycore.mark";

    /** Beyond the content, so that the process number can be read while the file is locked, on Windows too. */
    private static final long LOCKED_BYTE = 1L << 40;

    /**
     * The folders held by this JVM. A file lock cannot answer that: on POSIX systems closing a second channel of the
     * file, as a second attempt must, gives up the lock of the first.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lock;
    private final FileChannel mark;

    private DataFolder(Path folder, FileChannel lock, FileChannel mark) {
        this.folder = folder;
        this.lock = lock;
        this.mark = mark;
    }

    /**
     * @throws DataFolderInUse    when another process, or this one, holds it
     * @throws DataFolderUnusable when it cannot be made or written
     */
    static DataFolder hold(Path dataDir) {
        Path folder = make(dataDir);
        if (!HELD.add(folder)) {
            throw new DataFolderInUse(folder, "", null);
        }
        FileChannel lock = null;
        try {
            lock = open(folder.resolve(LOCK));
            FileLock held = lock.tryLock(LOCKED_BYTE, 1, false);
            if (held == null) {
                throw new DataFolderInUse(folder, holder(lock), null);
            }
            write(lock, Long.toString(ProcessHandle.current().pid()));
            return new DataFolder(folder, lock, open(folder.resolve(MARK)));
        } catch (IOException e) {
            release(folder, lock);
            throw unusable(folder, e);
        } catch (RuntimeException e) {
            release(folder, lock);
            throw e;
        }
    }

    private static Path make(Path dataDir) {
        try {
            if (!Files.isDirectory(dataDir)) {
                Files.createDirectories(dataDir, forOwnerOnly(dataDir, "rwx------"));
            }
            return dataDir.toRealPath();
        } catch (IOException e) {
            throw unusable(dataDir.toAbsolutePath().normalize(), e);
        }
    }

    private static DataFolderUnusable unusable(Path folder, IOException cause) {
        return new DataFolderUnusable(
                folder,
                "The data folder " + folder + " cannot be used (" + describe(cause) + ").",
                "Make it a folder that this user may write, or name another one in storycore.data-dir.",
                cause);
    }

    /** The file system's own words when it has any, else the kind of failure ("AccessDenied"). */
    private static String describe(IOException cause) {
        String reason = cause instanceof FileSystemException failure ? failure.getReason() : cause.getMessage();
        return reason != null ? reason : cause.getClass().getSimpleName().replace("Exception", "");
    }

    private static FileChannel open(Path file) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return FileChannel.open(file, options, forOwnerOnly(file, "rw-------"));
    }

    private static FileAttribute<?>[] forOwnerOnly(Path path, String permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static String holder(FileChannel lock) throws IOException {
        String process = read(lock);
        return process.isEmpty() ? "" : " (process " + process + ")";
    }

    Path folder() {
        return folder;
    }

    Path store() {
        return folder.resolve(STORE);
    }

    Path copy() {
        return folder.resolve(COPY);
    }

    /** Makes a file in it anew, empty, and its name durable. */
    void create(Path file) {
        try {
            Files.deleteIfExists(file);
            open(file).close();
            syncNames();
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** Makes the names of its files durable; Windows opens no folders and needs no such sync. */
    void syncNames() throws IOException {
        if (isPosix(folder)) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** The version of the last write acknowledged, as far as known; 0 when none is. */
    long acknowledged() {
        try {
            String text = read(mark);
            return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /**
     * Notes that everything up to this version is durable. The note itself is not synced: it may be behind after a
     * power cut, and never ahead.
     */
    void acknowledge(long version) {
        try {
            write(mark, "%018d".formatted(version));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(FileChannel file) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(64);
        int length = file.read(text, 0);
        return length <= 0 ? "" : new String(text.array(), 0, length, StandardCharsets.US_ASCII).strip();
    }

    private static void write(FileChannel file, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.US_ASCII));
        int length = bytes.remaining();
        file.write(bytes, 0);
        if (file.size() > length) {
            file.truncate(length);
        }
    }

    private static void release(Path folder, @Nullable FileChannel lock) {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            throw unusable(folder, e);
        } finally {
            HELD.remove(folder);
        }
    }

    @Override
    public void close() {
        try {
            mark.close();
        } catch (IOException e) {
            throw unusable(folder, e);
        } finally {
            release(folder, lock);
        }
    }
}
