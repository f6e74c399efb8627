package studio.storycore.storage.embedded;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * A store for installations without a MongoDB server: it speaks MongoDB's protocol on a port of the loopback interface
 * and keeps its data in one file of the data folder. Whatever it acknowledges is on the disk.
 *
 * <p>Queries on {@code _id} and on all keys of a unique index are look-ups; all others read every document of the
 * collection. There are no sessions, transactions, change streams or validators. May be used by many threads.
 */
public final class EmbeddedStore implements AutoCloseable {

    /** The database that {@link #connectionString()} names. */
    static final String DATABASE = "storycore";

    private final DataFolder folder;
    private final StoreEngine engine;
    private final StoreServer server;
    private final String connectionString;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedStore(DataFolder folder, StoreEngine engine, StoreServer server, Login login) {
        this.folder = folder;
        this.engine = engine;
        this.server = server;
        this.connectionString = "mongodb://" + login.userInfo() + "@" + server.address() + "/" + DATABASE
                + "?authMechanism=PLAIN&authSource=$external&directConnection=true"
                + "&w=majority&journal=true&retryWrites=false&retryReads=false";
    }

    /**
     * Opens the store in a folder, which is made when it does not exist.
     *
     * @throws DataFolderInUse    when another process, or this one, has it open
     * @throws DataFolderUnusable when the folder or the file in it cannot be made, read or written
     * @throws StoreDamaged       when the file is not what was last acknowledged; it is left untouched
     */
    public static EmbeddedStore open(Path dataDir) {
        return open(dataDir, DurableFile::new);
    }

    /** @param access makes the access to the file, so that a test can let the disk fail */
    static EmbeddedStore open(Path dataDir, Supplier<DurableFile> access) {
        DataFolder folder = DataFolder.hold(dataDir);
        MVStore store = null;
        StoreServer server = null;
        try {
            StoreFileOpening opening = new StoreFileOpening(folder, access);
            store = opening.open();
            StoreEngine engine = new StoreEngine(folder, store, backend(store, opening));
            Login login = new Login();
            server = new StoreServer(new StoreCommands(engine, login));
            return new EmbeddedStore(folder, engine, server, login);
        } catch (RuntimeException e) {
            if (store != null) {
                store.closeImmediately();
            }
            folder.close();
            throw e;
        }
    }

    private static StoreBackend backend(MVStore store, StoreFileOpening opening) {
        try {
            return new StoreBackend(store);
        } catch (RuntimeException e) {
            throw opening.damaged("is damaged", e);
        }
    }

    /**
     * How to reach it while it is open, with a password of its own: not for logs. It names the write concern, and the
     * options without which a driver would use what the store does not have.
     */
    public String connectionString() {
        return connectionString;
    }

    /** The file that holds the data. */
    public Path file() {
        return folder.store();
    }

    /** Whether the disk refused a write since it was opened; from then on everything is refused. */
    public boolean hasFailed() {
        return engine.hasFailed();
    }

    /**
     * Refuses new commands, finishes those running and closes the file. A second call does nothing.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            engine.close();
        } finally {
            try {
                server.close();
            } finally {
                folder.close();
            }
        }
    }
}
