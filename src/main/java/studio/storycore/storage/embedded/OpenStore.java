package studio.storycore.storage.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.Function;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One opening of the file, and the commands on it. Once the disk refused a commit or a sync, what is in memory and what
 * is on disk may differ: from then on it refuses everything, for good. {@link StoreEngine} decides who may do what
 * when, and opens the file again.
 */
final class OpenStore {

    private static final Logger log = LoggerFactory.getLogger(OpenStore.class);

    /** Below this much free space a refused write is put down to a full disk. */
    private static final long ALMOST_FULL = 1024 * 1024;

    private final DataFolder folder;
    private final OpenFile file;
    private final GroupSync group = new GroupSync(this::sync);
    private volatile StoreBackend backend;
    private volatile long committed;
    private volatile @Nullable StoreFailed failure;

    /** Throws whatever the library throws on a file that is damaged. */
    OpenStore(DataFolder folder, OpenFile file) {
        this.folder = folder;
        this.file = file;
        this.backend = new StoreBackend(file.store());
        this.committed = file.version();
    }

    OpenFile file() {
        return file;
    }

    /** The commands as of now; see {@link StoreBackend} for why not for ever. */
    StoreBackend backend() {
        return backend;
    }

    /** Runs a command that changes nothing; none that does may run meanwhile. */
    Document read(Function<StoreBackend, Document> command) {
        checkIntact();
        return command.apply(backend);
    }

    /** Runs a command that may change something, in memory; nothing else may run meanwhile. Undoes what it throws from. */
    Document change(Function<StoreBackend, Document> command) {
        checkIntact();
        try {
            return command.apply(backend);
        } catch (RuntimeException | Error e) {
            undo();
            throw e;
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

    /** Writes what was changed to the file, though not yet durably; one at a time. */
    void commit() {
        checkIntact();
        try {
            if (file.store().hasUnsavedChanges()) {
                file.store().commit();
                committed = file.version();
            }
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    /** Returns when all that is committed by now is durable. */
    void awaitDurable() {
        group.await(committed);
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

    /** The version of the newest change that is durable for sure. */
    long durable() {
        return group.durable();
    }

    boolean hasFailed() {
        return failure != null;
    }

    void checkIntact() {
        StoreFailed earlier = failure;
        if (earlier != null) {
            throw earlier;
        }
    }

    /** Refuses everything from now on, for that reason or an earlier one. */
    synchronized StoreFailed failed(RuntimeException cause) {
        StoreFailed earlier = failure;
        if (earlier != null) {
            return earlier;
        }
        StoreFailed failed = StoreFailed.writing(reason(cause), isDiskFull(), cause);
        failure = failed;
        log.error("The store {}: {}", folder.store(), failed.getMessageWithoutErrorCode(), cause);
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

    /**
     * Closes the file; one that the disk refused to write is left as it is. All that was acknowledged is in it either
     * way.
     */
    void close() {
        if (failure == null && !file.store().isClosed()) {
            try {
                file.store().close();
            } catch (MVStoreException e) {
                log.warn("The store {} was not closed tidily", folder.store(), e);
                file.store().closeImmediately();
            }
        }
    }
}
