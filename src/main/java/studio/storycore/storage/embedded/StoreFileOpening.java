package studio.storycore.storage.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the file of a data folder, or says why not. A file is looked at without writing first: opened for writing, a
 * damaged one would be "repaired" to the newest state that can still be read, and the rest be overwritten.
 */
final class StoreFileOpening {

    private static final Logger log = LoggerFactory.getLogger(StoreFileOpening.class);

    /** The version of what this package writes into the file. */
    private static final int FORMAT = 1;

    /** Bytes of documents after which the log tells how far the check is. */
    private static final long WORTH_TELLING = 256L * 1024 * 1024;

    private final DataFolder folder;
    private final Path file;
    private final Disk disk;
    private Set<String> accepted = Set.of();

    StoreFileOpening(DataFolder folder) {
        this.folder = folder;
        this.file = folder.store();
        this.disk = folder.disk();
    }

    /**
     * Opens it after all of it was read, as at the start.
     *
     * @param acceptDamagedDocuments whether documents whose bytes changed on disk may stay, unreadable, as they are
     * @throws StoreNotOpened when it is damaged, or cannot be used
     */
    OpenFile openChecked(boolean acceptDamagedDocuments) {
        if (!isEmpty()) {
            requireAccess();
            StoreFindings found;
            try {
                found = check(file, told("Checking the store " + file));
            } catch (StoreNotOpened e) {
                throw e;
            } catch (RuntimeException e) {
                throw damaged("is damaged", e);
            }
            if (!found.damaged().isEmpty() && !acceptDamagedDocuments) {
                throw new StoreDamaged(file, found.damage(), true, null);
            }
            accepted = Set.copyOf(found.damaged());
        }
        return open();
    }

    /** The damaged documents that the store was opened with nonetheless. */
    Set<String> accepted() {
        return accepted;
    }

    /** Opens what was checked before. */
    OpenFile open() {
        long acknowledged = folder.acknowledged();
        boolean isNew = isEmpty();
        if (isNew && (acknowledged > 0 || !new Backups(folder).newestFirst().isEmpty())) {
            throw damaged("is missing or empty", null);
        }
        deleteUnfinishedCopy();
        if (isNew) {
            makeNew();
        }
        look(acknowledged);
        MVStore store;
        try {
            store = openForWriting(file);
        } catch (MVStoreException e) {
            throw damaged("is damaged", e);
        }
        try {
            return OpenFile.of(store);
        } catch (MVStoreException e) {
            store.closeImmediately();
            throw unusable(e);
        }
    }

    /** Under another name, so that it is there whole or not at all. */
    private void makeNew() {
        try {
            disk.create(folder.copy());
            MVStore store = openForWriting(folder.copy());
            try {
                store.setStoreVersion(FORMAT);
                store.commit();
                store.sync();
                store.close();
            } catch (MVStoreException e) {
                store.closeImmediately();
                throw e;
            }
            disk.move(folder.copy(), file);
        } catch (IOException | MVStoreException e) {
            throw unusable(e);
        }
    }

    private void deleteUnfinishedCopy() {
        try {
            disk.delete(folder.copy());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private boolean isEmpty() {
        try {
            return !Files.exists(file) || Files.size(file) == 0;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void look(long acknowledged) {
        requireAccess();
        try (MVStore store = openForReading(file)) {
            if (store.getStoreVersion() > FORMAT) {
                throw newer(file);
            }
            if (OpenFile.of(store).version() < acknowledged) {
                throw damaged("lacks the newest changes that were saved", null);
            }
            store.getMapNames().forEach(store::hasData);
        } catch (StoreNotOpened e) {
            throw e;
        } catch (RuntimeException e) {
            throw damaged("is damaged", e);
        }
    }

    private void requireAccess() {
        if (!Files.isReadable(file) || !Files.isWritable(file)) {
            throw unusable(null);
        }
    }

    /**
     * Reads all of a store, or of a copy of one, that is not open.
     *
     * @throws RuntimeException when it is damaged in more than single documents
     */
    StoreFindings check(Path path, StoreCheck.Progress progress) {
        try (MVStore store = openForReading(path)) {
            if (store.getStoreVersion() > FORMAT) {
                throw newer(path);
            }
            return StoreCheck.check(store, progress);
        }
    }

    /** Says in the log how far something is that takes long. */
    StoreCheck.Progress told(String what) {
        long[] next = {WORTH_TELLING};
        return bytes -> {
            if (bytes >= next[0]) {
                log.info("{}: {} MB so far", what, bytes / 1024 / 1024);
                next[0] += WORTH_TELLING;
            }
        };
    }

    /** @throws MVStoreException when the file is damaged */
    MVStore openForReading(Path path) {
        return new MVStore.Builder()
                .fileName(path.toString())
                .readOnly()
                .autoCommitDisabled()
                .open();
    }

    /** @throws MVStoreException when the file is damaged or the disk refuses */
    MVStore openForWriting(Path path) {
        DurableFile opened = disk.storeFile();
        try {
            opened.open(path.toString(), false, null);
            return new MVStore.Builder()
                    .adoptFileStore(opened)
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .open();
        } catch (MVStoreException e) {
            opened.close();
            throw e;
        }
    }

    private static DataFolderUnusable newer(Path path) {
        return new DataFolderUnusable(
                path,
                "The store " + path + " was written by a newer StoryCore Studio.",
                "Start that version, or name another folder in storycore.data-dir.",
                null);
    }

    StoreDamaged damaged(String how, @Nullable Throwable cause) {
        return new StoreDamaged(file, how, false, cause);
    }

    DataFolderUnusable unusable(@Nullable Throwable cause) {
        return new DataFolderUnusable(
                file,
                "The store " + file + " cannot be read and written.",
                "Give this user the right to, or name another folder in storycore.data-dir.",
                cause);
    }
}
