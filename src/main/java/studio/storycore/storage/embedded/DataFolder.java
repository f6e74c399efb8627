package studio.storycore.storage.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
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

    static final String BACKUPS = "backups";

    /** Beyond the content, so that the process number can be read while the file is locked, on Windows too. */
    private static final long LOCKED_BYTE = 1L << 40;

    /**
     * The folders held by this JVM. A file lock cannot answer that: on POSIX systems closing a second channel of the
     * file, as a second attempt must, gives up the lock of the first.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final Disk disk;
    private final SmallFile lock;
    private final SmallFile mark;

    private DataFolder(Path folder, Disk disk, SmallFile lock, SmallFile mark) {
        this.folder = folder;
        this.disk = disk;
        this.lock = lock;
        this.mark = mark;
    }

    /**
     * @throws DataFolderInUse    when another process, or this one, holds it
     * @throws DataFolderUnusable when it cannot be made or written
     */
    static DataFolder hold(Path dataDir, Disk disk) {
        Path folder = make(dataDir, disk);
        if (!HELD.add(folder)) {
            throw new DataFolderInUse(folder, "", null);
        }
        SmallFile lock = null;
        try {
            lock = disk.smallFile(folder.resolve(LOCK));
            FileLock held = lock.lock(LOCKED_BYTE);
            if (held == null) {
                throw new DataFolderInUse(folder, holder(lock), null);
            }
            lock.write(Long.toString(ProcessHandle.current().pid()));
            return new DataFolder(folder, disk, lock, disk.smallFile(folder.resolve(MARK)));
        } catch (IOException e) {
            release(folder, lock);
            throw unusable(folder, e);
        } catch (RuntimeException e) {
            release(folder, lock);
            throw e;
        }
    }

    private static Path make(Path dataDir, Disk disk) {
        try {
            disk.makeFolder(dataDir);
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

    private static String holder(SmallFile lock) throws IOException {
        String process = lock.read();
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

    Path backups() {
        return folder.resolve(BACKUPS);
    }

    Disk disk() {
        return disk;
    }

    /** Makes a file in it anew, empty, and its name durable. */
    void create(Path file) {
        try {
            disk.create(file);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** The version of the last write acknowledged, as far as known; 0 when none is. */
    long acknowledged() {
        try {
            String text = mark.read();
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
            mark.write("%018d".formatted(version));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the note durable, so that a missing store is known to be missing from now on. */
    void acknowledgeDurably(long version) throws IOException {
        mark.write("%018d".formatted(version));
        mark.sync();
    }

    private static void release(Path folder, @Nullable SmallFile lock) {
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
