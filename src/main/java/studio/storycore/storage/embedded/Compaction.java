package studio.storycore.storage.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces the file by a copy of what is live in it. The library could move data within the file; a copy that takes the
 * file's place when it is whole and synced cannot lose any, whenever the process or the machine stops.
 */
final class Compaction {

    private static final Logger log = LoggerFactory.getLogger(Compaction.class);

    private final DataFolder folder;
    private final StoreFileOpening opening;

    Compaction(DataFolder folder, StoreFileOpening opening) {
        this.folder = folder;
        this.opening = opening;
    }

    /**
     * Closes the file and puts the copy in its place; or changes nothing, when it was told to stop or the disk refused
     * the copy. Nobody may use the file meanwhile.
     *
     * @return whether the file was closed and replaced
     */
    boolean replace(OpenFile file, BooleanSupplier goOn) {
        Path copy = folder.copy();
        try {
            folder.create(copy);
            copy(file, copy, goOn);
        } catch (CancellationException e) {
            deleteQuietly(copy);
            return false;
        } catch (RuntimeException e) {
            deleteQuietly(copy);
            log.warn("The store {} could not be compacted; it goes on as it is", folder.store(), e);
            return false;
        }
        long before = file.store().getFileStore().size();
        // Everything in it is in the copy: whether it is left tidy does not matter any more.
        file.store().closeImmediately();
        try {
            folder.disk().move(copy, folder.store());
            log.info(
                    "Compacted the store {} from {} to {} KB",
                    folder.store(),
                    before / 1024,
                    Files.size(folder.store()) / 1024);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(OpenFile file, Path copy, BooleanSupplier goOn) {
        MVStore target = opening.openForWriting(copy);
        try (StoreSnapshot snapshot = StoreSnapshot.of(file)) {
            snapshot.copyTo(target, file.version() + 1, new ReentrantLock(), goOn);
            target.close();
        } catch (RuntimeException e) {
            target.closeImmediately();
            throw e;
        }
    }

    /** On a full disk it is in the way; where that fails too, the next opening deletes it. */
    private void deleteQuietly(Path copy) {
        try {
            folder.disk().delete(copy);
        } catch (IOException e) {
            log.debug("Left behind", e);
        }
    }
}
