package studio.storycore.storage.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs commands on the file: many that read, or one that writes.
 *
 * <p>A write is applied, committed to the file and synced, and only then answered. The sync is outside the locks and
 * shared, so a write may be visible to others shortly before it is durable, but nobody is told that it succeeded.
 *
 * <p>When the disk refuses a write or a sync, everything is refused until the file could be opened again, which is tried
 * when somebody asks for something, once a second at the most.
 */
final class StoreEngine {

    private static final Logger log = LoggerFactory.getLogger(StoreEngine.class);

    private static final long RETRY_NANOS = Duration.ofSeconds(1).toNanos();

    private final DataFolder folder;
    private final StoreFileOpening opening;
    private final Compaction compaction;

    /** Held to run a command to its end, and exclusively to close. */
    private final ReentrantReadWriteLock running = new ReentrantReadWriteLock();

    /** One write after the other, in the order of their arrival. */
    private final ReentrantLock writing = new ReentrantLock(true);

    /** Shared by reads; exclusively by what changes documents in memory, or the file itself. */
    private final ReentrantReadWriteLock access = new ReentrantReadWriteLock();

    /** Held to copy the file while it is used; meanwhile no other may take its place. */
    private final ReentrantLock copying = new ReentrantLock();

    private final LongAdder commands = new LongAdder();
    private volatile OpenStore current;
    private volatile long triedAt;
    private volatile boolean closing;

    /**
     * Opens the file in a folder.
     *
     * @param file checked by the caller
     * @throws StoreNotOpened when it cannot
     */
    StoreEngine(DataFolder folder, StoreFileOpening opening, OpenFile file) {
        this.folder = folder;
        this.opening = opening;
        this.compaction = new Compaction(folder, opening);
        this.current = open(file);
    }

    private OpenStore open(OpenFile file) {
        OpenStore opened;
        try {
            opened = new OpenStore(folder, file);
        } catch (RuntimeException e) {
            file.store().closeImmediately();
            throw opening.damaged("is damaged", e);
        }
        try {
            opened.awaitDurable();
            return opened;
        } catch (StoreFailed e) {
            throw opening.unusable(e);
        }
    }

    /** The commands as of now; see {@link StoreBackend} for why not for ever. */
    StoreBackend backend() {
        return current.backend();
    }

    /** Runs a command that changes nothing. */
    Document read(String database, Function<StoreBackend, Document> command) {
        if (!backend().has(database)) {
            // Asking for a database makes it.
            return write(command);
        }
        enter();
        access.readLock().lock();
        try {
            return current.read(command);
        } finally {
            access.readLock().unlock();
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
        try {
            writing.lock();
            OpenStore store = current;
            try {
                return change(store, command);
            } finally {
                writing.unlock();
                // After a refused command as well: "this key exists" must not be said of one that may still vanish.
                store.awaitDurable();
            }
        } finally {
            running.readLock().unlock();
        }
    }

    private Document change(OpenStore store, Function<StoreBackend, Document> command) {
        Document answer;
        access.writeLock().lock();
        try {
            answer = store.change(command);
        } finally {
            access.writeLock().unlock();
        }
        store.commit();
        return answer;
    }

    private void enter() {
        if (closing || !running.readLock().tryLock()) {
            throw StoreFailed.closing();
        }
        commands.increment();
        if (current.hasFailed() && System.nanoTime() - triedAt > RETRY_NANOS) {
            reopen();
        }
    }

    /** Opens the file again after a failure; when it cannot, everything stays as it is. */
    private void reopen() {
        writing.lock();
        access.writeLock().lock();
        try {
            if (current.hasFailed()) {
                current = afterFailure(current.durable());
                log.info("The store {} works again", folder.store());
            }
        } catch (RuntimeException e) {
            log.debug("Not yet", e);
        } finally {
            triedAt = System.nanoTime();
            access.writeLock().unlock();
            writing.unlock();
        }
    }

    /**
     * What the file has beyond the durable version was never acknowledged, and after a refused sync may be in the
     * system's memory only, though no later sync would tell. Nothing may be built on that, so all is written anew.
     */
    private OpenStore afterFailure(long durable) {
        OpenFile file = opening.open();
        if (file.version() > durable && !compaction.replace(file, () -> !closing)) {
            file.store().closeImmediately();
            throw StoreFailed.closing();
        }
        file.store().closeImmediately();
        return open(opening.open());
    }

    /** How many commands there were. */
    long commands() {
        return commands.sum();
    }

    /** Whether the disk refused something, and has not been seen to work again since. */
    boolean hasFailed() {
        return current.hasFailed();
    }

    /** Whether more than half of the file is outdated. */
    boolean isWorthCompacting() {
        return !closing && !current.hasFailed() && current.file().isWorthCompacting();
    }

    /**
     * Gives the space of outdated data back, unless a command comes. Commands wait for a moment meanwhile, and cursors
     * that are open lose their place.
     */
    void compactWhileIdle() {
        enter();
        if (!copying.tryLock()) {
            running.readLock().unlock();
            return;
        }
        writing.lock();
        access.writeLock().lock();
        try {
            current.checkIntact();
            current.awaitDurable();
            if (compaction.replace(
                    current.file(), () -> !closing && !writing.hasQueuedThreads() && !access.hasQueuedThreads())) {
                current = open(opening.open());
            }
        } catch (StoreNotOpened | UncheckedIOException | MVStoreException e) {
            throw current.failed(e);
        } finally {
            access.writeLock().unlock();
            writing.unlock();
            copying.unlock();
            running.readLock().unlock();
        }
    }

    /** The version of the newest change; grows with every change, and with nothing else while the file is open. */
    long version() {
        return current.file().version();
    }

    /** About as large as a copy would be. */
    long liveBytes() {
        return current.file().liveBytes();
    }

    /**
     * Copies what is stored now to an empty file, while others go on: they wait for the moment in which it is seen what
     * there is, and for single reads.
     *
     * @throws StoreFailed           when the store has failed
     * @throws CancellationException when it was told to stop, or the store closes
     */
    StoreFindings copyTo(Path target, BooleanSupplier goOn) {
        if (closing || !running.readLock().tryLock()) {
            throw StoreFailed.closing();
        }
        copying.lock();
        try (StoreSnapshot snapshot = snapshot()) {
            MVStore copy = opening.openForWriting(target);
            try {
                StoreFindings copied =
                        snapshot.copyTo(copy, version() + 1, access.readLock(), () -> !closing && goOn.getAsBoolean());
                copy.close();
                return copied;
            } catch (RuntimeException e) {
                copy.closeImmediately();
                throw e;
            }
        } finally {
            copying.unlock();
            running.readLock().unlock();
        }
    }

    private StoreSnapshot snapshot() {
        writing.lock();
        try {
            OpenStore store = current;
            // Nothing that may still vanish belongs into a backup.
            store.awaitDurable();
            store.checkIntact();
            return StoreSnapshot.of(store.file());
        } finally {
            writing.unlock();
        }
    }

    /**
     * Refuses new commands, waits for those running, gives space back if that is worth it and takes no longer than
     * allowed, and closes the file.
     */
    void close(Duration compactionAtMost) {
        boolean compact = isWorthCompacting();
        closing = true;
        running.writeLock().lock();
        try {
            long deadline = System.nanoTime() + compactionAtMost.toNanos();
            if (compact && !current.hasFailed()) {
                compaction.replace(current.file(), () -> System.nanoTime() - deadline < 0);
            }
            current.close();
        } catch (UncheckedIOException e) {
            log.warn("The compacted copy of {} could not take its place", folder.store(), e);
        } finally {
            running.writeLock().unlock();
        }
    }
}
