package studio.storycore.storage.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs commands on the file: many that read, or one that writes.
 *
 * <p>A write is applied, committed to the file and synced, and only then answered. The sync is outside the locks and
 * shared, so a write may be visible to others shortly before it is durable, but nobody is told that it succeeded. A
 * write that throws is undone as a whole. Once the disk refused a commit or a sync, what is in memory and what is on
 * disk may differ, so everything is refused until the file was opened again.
 */
final class StoreEngine {

    private static final Logger log = LoggerFactory.getLogger(StoreEngine.class);

    /** Below this much free space a refused write is put down to a full disk. */
    private static final long ALMOST_FULL = 1024 * 1024;

    private final DataFolder folder;
    private final StoreFileOpening opening;
    private final Compaction compaction;

    /** Held to run a command to its end, and exclusively to close. */
    private final ReentrantReadWriteLock running = new ReentrantReadWriteLock();

    /** One write after the other, in the order of their arrival. */
    private final ReentrantLock writing = new ReentrantLock(true);

    /** Shared by reads; exclusively by what changes documents in memory or moves them on disk. */
    private final ReentrantReadWriteLock access = new ReentrantReadWriteLock();

    private final GroupSync group = new GroupSync(this::sync);
    private volatile OpenFile file;
    private volatile StoreBackend backend;
    private volatile long committed;
    private volatile @Nullable StoreFailed failure;
    private volatile boolean closing;
    private final LongAdder commands = new LongAdder();

    /** Opens the file in a folder. */
    StoreEngine(DataFolder folder, StoreFileOpening opening) {
        this.folder = folder;
        this.opening = opening;
        this.compaction = new Compaction(folder, opening);
        this.file = opening.open();
        this.backend = backend(file);
        this.committed = file.version();
    }

    private StoreBackend backend(OpenFile opened) {
        try {
            return new StoreBackend(opened.store());
        } catch (RuntimeException e) {
            opened.store().closeImmediately();
            throw opening.damaged("is damaged", e);
        }
    }

    /** The commands as of now; see {@link StoreBackend} for why not for ever. */
    StoreBackend backend() {
        return backend;
    }

    /** Runs a command that changes nothing. */
    Document read(String database, Function<StoreBackend, Document> command) {
        enter();
        commands.increment();
        try {
            if (!backend.has(database)) {
                // Asking for a database makes it.
                return apply(command);
            }
            access.readLock().lock();
            try {
                checkIntact();
                return command.apply(backend);
            } finally {
                access.readLock().unlock();
            }
        } finally {
            running.readLock().unlock();
        }
    }

    /**
     * Runs a command that may change something, and returns its answer once that is durable.
     *
     * @throws StoreFailed when it is not
     */
    Document write(Function<StoreBackend, Document> command) {
        enter();
        commands.increment();
        try {
            return apply(command);
        } finally {
            try {
                // After a refused command as well: "this key exists" must not be said of one that may still vanish.
                group.await(committed);
            } finally {
                running.readLock().unlock();
            }
        }
    }

    private void enter() {
        if (closing || !running.readLock().tryLock()) {
            throw StoreFailed.closing();
        }
    }

    /** How many commands there were since the file was opened. */
    long commands() {
        return commands.sum();
    }

    private Document apply(Function<StoreBackend, Document> command) {
        writing.lock();
        try {
            checkIntact();
            Document answer = exclusively(command);
            if (file.store().hasUnsavedChanges()) {
                commit();
            }
            return answer;
        } finally {
            writing.unlock();
        }
    }

    private Document exclusively(Function<StoreBackend, Document> command) {
        access.writeLock().lock();
        try {
            return command.apply(backend);
        } catch (RuntimeException | Error e) {
            undo();
            throw e;
        } finally {
            access.writeLock().unlock();
        }
    }

    private void undo() {
        try {
            MVStore store = file.store();
            if (store.hasUnsavedChanges()) {
                store.rollback();
                backend = new StoreBackend(store);
            }
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    private void commit() {
        try {
            file.store().commit();
            committed = file.version();
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    private long sync() {
        checkIntact();
        long version = committed;
        try {
            file.store().sync();
            folder.acknowledge(version);
            return version;
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    private void checkIntact() {
        StoreFailed earlier = failure;
        if (earlier != null) {
            throw earlier;
        }
    }

    private synchronized StoreFailed failed(RuntimeException cause) {
        StoreFailed earlier = failure;
        if (earlier != null) {
            return earlier;
        }
        StoreFailed failed = StoreFailed.writing(reason(cause), isDiskFull(), cause);
        failure = failed;
        log.error("The embedded store in {} stops: {}", folder.folder(), failed.getMessageWithoutErrorCode(), cause);
        file.store().closeImmediately();
        return failed;
    }

    private static String reason(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    private boolean isDiskFull() {
        try {
            return Files.getFileStore(folder.folder()).getUsableSpace() < ALMOST_FULL;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the disk refused something, so that nothing can be done any more. */
    boolean hasFailed() {
        return failure != null;
    }

    /** Whether more than half of the file is outdated. */
    boolean isWorthCompacting() {
        return failure == null && !closing && file.isWorthCompacting();
    }

    /**
     * Gives the space of outdated data back, unless a command comes. Commands wait for a moment meanwhile, and cursors
     * that are open lose their place.
     */
    void compactWhileIdle() {
        enter();
        writing.lock();
        access.writeLock().lock();
        try {
            checkIntact();
            group.await(committed);
            if (compaction.replace(file, () -> !closing && !writing.hasQueuedThreads() && !access.hasQueuedThreads())) {
                reopen();
            }
        } catch (StoreNotOpened | UncheckedIOException e) {
            throw failed(e);
        } finally {
            access.writeLock().unlock();
            writing.unlock();
            running.readLock().unlock();
        }
    }

    private void reopen() {
        file = opening.open();
        backend = backend(file);
        committed = file.version();
        group.await(committed);
    }

    /**
     * Refuses new commands, waits for those running, gives space back if that is worth it and takes no longer than
     * allowed, and closes the file. A file that the disk refused to write is left as it is.
     */
    void close(Duration compactionAtMost) {
        closing = true;
        running.writeLock().lock();
        try {
            if (failure == null && !file.store().isClosed()) {
                long deadline = System.nanoTime() + compactionAtMost.toNanos();
                boolean closed =
                        file.isWorthCompacting() && compaction.replace(file, () -> System.nanoTime() - deadline < 0);
                if (!closed) {
                    file.store().close();
                }
            }
        } finally {
            running.writeLock().unlock();
        }
    }
}
