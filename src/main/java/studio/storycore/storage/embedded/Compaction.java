package studio.storycore.storage.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.BooleanSupplier;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces the file by a copy of what is live in it. The library could move data within the file; a copy that takes the
 * file's place when it is whole and synced cannot lose any, whenever the process or the machine stops.
 */
final class Compaction {

    private static final Logger log = LoggerFactory.getLogger(Compaction.class);

    /** Bytes after which the copy is written out, and the question whether to go on is asked. */
    private static final long STEP = 4L * 1024 * 1024;

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
            if (!write(file, copy, goOn)) {
                Files.deleteIfExists(copy);
                return false;
            }
        } catch (RuntimeException | IOException e) {
            log.warn("The store {} could not be compacted; it goes on as it is", folder.store(), e);
            return false;
        }
        long before = file.store().getFileStore().size();
        file.store().close();
        try {
            Files.move(copy, folder.store(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            folder.syncNames();
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

    private boolean write(OpenFile file, Path copy, BooleanSupplier goOn) {
        MVStore target = opening.openForWriting(copy);
        try {
            target.setStoreVersion(file.store().getStoreVersion());
            OpenFile.continuing(file, target);
            for (String name : file.store().getMapNames()) {
                boolean copied = StoreDatabase.isCollection(name)
                        ? copy(StoreDatabase.documents(file.store(), name), StoreDatabase.documents(target, name), goOn)
                        : !StoreDatabase.isIndex(name)
                                || copy(StoreDatabase.rows(file.store(), name), StoreDatabase.rows(target, name), goOn);
                if (!copied) {
                    target.closeImmediately();
                    return false;
                }
            }
            target.commit();
            target.sync();
            target.close();
            return true;
        } catch (RuntimeException e) {
            target.closeImmediately();
            throw e;
        }
    }

    private static <K, V> boolean copy(MVMap<K, V> from, MVMap<K, V> to, BooleanSupplier goOn) {
        long pending = 0;
        Cursor<K, V> entries = from.cursor(null);
        while (entries.hasNext()) {
            K key = entries.next();
            V value = entries.getValue();
            to.put(key, value);
            pending += value instanceof byte[] bytes ? bytes.length : Long.BYTES;
            if (pending > STEP) {
                to.getStore().commit();
                pending = 0;
                if (!goOn.getAsBoolean()) {
                    return false;
                }
            }
        }
        return true;
    }
}
