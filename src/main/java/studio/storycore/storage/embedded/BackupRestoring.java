package studio.storycore.storage.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a copy of a backup in the place of a damaged store, which is moved aside. Whenever the process or the machine
 * stops, the next start finds the damaged store, a store that is known to be missing, or the restored one.
 */
final class BackupRestoring {

    private static final Logger log = LoggerFactory.getLogger(BackupRestoring.class);

    private final DataFolder folder;
    private final StoreFileOpening opening;
    private final Backups backups;

    BackupRestoring(DataFolder folder, StoreFileOpening opening, Backups backups) {
        this.folder = folder;
        this.opening = opening;
        this.backups = backups;
    }

    /** @throws StoreNotOpened when the backup cannot be read, or the disk refuses; the store is then as it was */
    void restore(Backup backup, StoreDamaged damage, Instant now) {
        try {
            copy(backup, damage);
            Path kept = folder.folder().resolve(StoreStart.folderName(now)).resolve(DataFolder.STORE);
            boolean there = Files.exists(folder.store());
            if (there) {
                folder.disk().makeFolder(kept.getParent());
                folder.acknowledgeDurably(Math.max(1, folder.acknowledged()));
                folder.disk().move(folder.store(), kept);
            }
            folder.disk().move(folder.copy(), folder.store());
            backups.rename(backup, backup.restored());
            log.warn(
                    "{} The store is now as it was at {}, from the backup {}. What was saved since is {}.",
                    damage.problem(),
                    backup.time(),
                    backup.name(),
                    there ? "only in the damaged store, which is kept as " + kept : "lost with it");
        } catch (IOException e) {
            throw opening.unusable(e);
        }
    }

    /** Newer than what the mark says, so that nothing older can be taken for it. */
    private void copy(Backup backup, StoreDamaged damage) {
        folder.create(folder.copy());
        try (MVStore source = opening.openForReading(backup.file())) {
            OpenFile from = OpenFile.of(source);
            StoreFindings written = write(from, Math.max(from.version(), folder.acknowledged()) + 1);
            StoreFindings found = opening.check(folder.copy(), opening.told("Checking the restored store"));
            if (!found.equals(written)) {
                throw new IllegalStateException("the copy is not what was written");
            }
        } catch (RuntimeException e) {
            throw new StoreDamaged(backup.file(), "cannot be restored either (" + e.getMessage() + ")", false, e)
                    .with(damage.problem() + " Start with another backup or without " + StoreStart.OPTION
                            + " to be told the newest good one.");
        }
    }

    private StoreFindings write(OpenFile from, long base) {
        MVStore target = opening.openForWriting(folder.copy());
        try (StoreSnapshot snapshot = StoreSnapshot.of(from)) {
            StoreFindings written = snapshot.copyTo(target, base, new ReentrantLock(), () -> true);
            target.close();
            return written;
        } catch (RuntimeException e) {
            target.closeImmediately();
            throw e;
        }
    }
}
