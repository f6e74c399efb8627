package studio.storycore.storage.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes backups of an open store, while it is used. */
final class BackupWriter {

    private static final Logger log = LoggerFactory.getLogger(BackupWriter.class);

    /** Bytes that a backup leaves free on the disk: saving needs them more. */
    private static final long LEFT_FREE = 100L * 1024 * 1024;

    private final StoreEngine engine;
    private final StoreFileOpening opening;
    private final Backups backups;
    private final DataFolder folder;

    BackupWriter(StoreEngine engine, StoreFileOpening opening, DataFolder folder) {
        this.engine = engine;
        this.opening = opening;
        this.folder = folder;
        this.backups = new Backups(folder);
    }

    Backups backups() {
        return backups;
    }

    /** The version that the newest backup is a copy of; 0 when that cannot be told. */
    long newestVersion() {
        return backups.newestFirst().stream().findFirst().map(this::version).orElse(0L);
    }

    private long version(Backup backup) {
        try (MVStore store = opening.openForReading(backup.file())) {
            return OpenFile.of(store).copiedFrom();
        } catch (RuntimeException e) {
            log.warn("The backup {} is damaged", backup.file(), e);
            return 0;
        }
    }

    /** What is too much is tried to be deleted again after the next one; the one that was made is good all the same. */
    private void rotate(int keep) {
        try {
            backups.rotate(keep);
        } catch (IOException | RuntimeException e) {
            log.warn("Old backups could not be deleted", e);
        }
    }

    /**
     * Makes one of what is stored now. Only a copy that was written, synced, opened again and read in full becomes one.
     *
     * @param time when it is made
     * @param keep how many of the newest stay
     * @throws BackupFailed          when it could not be made; those that are there are as they were
     * @throws CancellationException when it was told to stop
     */
    Backup write(Instant time, int keep, BooleanSupplier goOn) {
        try {
            requireSpace(engine.liveBytes());
            Path unfinished = backups.begin();
            try {
                StoreFindings copied = engine.copyTo(unfinished, () -> hasSpace(0) && goOn.getAsBoolean());
                verify(unfinished, copied, goOn);
                Backup backup = backups.finish(time);
                log.info("Backup {} of {} KB", backup.file(), Files.size(backup.file()) / 1024);
                rotate(keep);
                return backup;
            } finally {
                backups.abandon();
            }
        } catch (CancellationException e) {
            requireSpace(0);
            throw e;
        } catch (BackupFailed e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new BackupFailed("the backup could not be written or read again (" + e.getMessage() + ")", e);
        }
    }

    private void verify(Path unfinished, StoreFindings copied, BooleanSupplier goOn) {
        if (!opening.accepted().containsAll(copied.damaged())) {
            throw new BackupFailed("the store " + copied.damage(), null);
        }
        StoreFindings found = opening.check(unfinished, bytes -> {
            if (!goOn.getAsBoolean()) {
                throw new CancellationException("told to stop");
            }
        });
        if (!found.equals(copied)) {
            throw new BackupFailed("the backup, read again, is not what was written", null);
        }
    }

    private void requireSpace(long bytes) {
        if (!hasSpace(bytes)) {
            throw new BackupFailed("the disk is almost full", null);
        }
    }

    private boolean hasSpace(long bytes) {
        try {
            return folder.disk().usableSpace(folder.folder()) >= bytes + LEFT_FREE;
        } catch (IOException e) {
            return false;
        }
    }
}
