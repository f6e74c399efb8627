package studio.storycore.storage.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

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

    private static final Duration COMPACTION_AT_CLOSE = Duration.ofSeconds(5);

    private final DataFolder folder;
    private final StoreEngine engine;
    private final BackupWriter backups;
    private final StoreServer server;
    private final IdleCompaction compaction;
    private final String connectionString;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedStore(
            DataFolder folder, StoreEngine engine, BackupWriter backups, StoreServer server, Login login) {
        this.folder = folder;
        this.engine = engine;
        this.backups = backups;
        this.server = server;
        this.compaction = new IdleCompaction(engine);
        this.connectionString = "mongodb://" + login.userInfo() + "@" + server.address() + "/" + DATABASE
                + "?authMechanism=PLAIN&authSource=$external&directConnection=true"
                + "&w=majority&journal=true&retryWrites=false&retryReads=false";
    }

    /**
     * Opens the store in a folder, which is made when it does not exist.
     *
     * @throws DataFolderInUse    when another process, or this one, has it open
     * @throws DataFolderUnusable when the folder or the file in it cannot be made, read or written
     * @throws StoreDamaged       when the file cannot be read as a whole, or is not what was last acknowledged; it is left
     *                            untouched, and the message names the backup to go on with
     */
    public static EmbeddedStore open(Path dataDir) {
        return open(dataDir, "", InstantSource.system());
    }

    /**
     * Opens it, or puts a backup in its place when it is damaged and the backup is named.
     *
     * @param restore the name of the backup; empty for none, "none" to go on with single documents that are damaged
     */
    static EmbeddedStore open(Path dataDir, String restore, InstantSource clock) {
        return open(dataDir, new Disk(), restore, clock);
    }

    /** @param disk the disk below, so that a test can let it fail */
    static EmbeddedStore open(Path dataDir, Disk disk, String restore, InstantSource clock) {
        DataFolder folder = DataFolder.hold(dataDir, disk);
        StoreEngine engine = null;
        try {
            StoreFileOpening opening = new StoreFileOpening(folder);
            OpenFile file = new StoreStart(folder, opening).open(restore, clock.instant());
            engine = new StoreEngine(folder, opening, file);
            Login login = new Login();
            StoreServer server = new StoreServer(new StoreCommands(engine, login));
            return new EmbeddedStore(folder, engine, new BackupWriter(engine, opening, folder), server, login);
        } catch (RuntimeException e) {
            if (engine != null) {
                engine.close(Duration.ZERO);
            }
            folder.close();
            throw e;
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

    /** Gives the space of outdated data back, as happens by itself when nobody asks for anything for a while. */
    void compact() {
        engine.compactWhileIdle();
    }

    /** Grows with every change. */
    long version() {
        return engine.version();
    }

    /** When the newest backup was made. */
    Optional<Instant> newestBackupTime() {
        return backups.backups().newestFirst().stream().findFirst().map(Backup::time);
    }

    /** The version of which the newest backup is a copy; 0 when that cannot be told. */
    long newestBackupVersion() {
        return backups.newestVersion();
    }

    /**
     * Makes a backup of what is stored now, while everything goes on.
     *
     * @throws BackupFailed          when it could not be made
     * @throws CancellationException when it was told to stop
     */
    Backup backUp(Instant time, int keep, BooleanSupplier goOn) {
        return backups.write(time, keep, goOn);
    }

    /** Whether the disk refused something; then everything is refused until it is seen to work again. */
    public boolean hasFailed() {
        return engine.hasFailed();
    }

    /**
     * Refuses new commands, finishes those running, compacts for at most about five seconds if that is worth it,
     * and closes the file. A second call does nothing.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        // An interrupted thread would close the file in the middle of a write.
        boolean interrupted = Thread.interrupted();
        try {
            compaction.close();
            engine.close(COMPACTION_AT_CLOSE);
        } finally {
            try {
                server.close();
            } finally {
                folder.close();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
