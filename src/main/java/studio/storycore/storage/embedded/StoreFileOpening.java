package studio.storycore.storage.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Opens the file of a data folder, or says why not. A file is looked at without writing first: opened for writing, a
 * damaged one would be "repaired" to the newest state that can still be read, and the rest be overwritten.
 */
final class StoreFileOpening {

    /** The version of what this package writes into the file. */
    private static final int FORMAT = 1;

    private final DataFolder folder;
    private final Path file;
    private final Supplier<DurableFile> access;

    /** @param access makes the access to the file */
    StoreFileOpening(DataFolder folder, Supplier<DurableFile> access) {
        this.folder = folder;
        this.file = folder.store();
        this.access = access;
    }

    OpenFile open() {
        long acknowledged = folder.acknowledged();
        boolean isNew = isEmpty();
        if (isNew && acknowledged > 0) {
            throw damaged("is missing or empty", null);
        }
        deleteUnfinishedCopy();
        if (isNew) {
            folder.create(file);
        } else {
            look(acknowledged);
        }
        MVStore store;
        try {
            store = openForWriting(file);
        } catch (MVStoreException e) {
            throw damaged("is damaged", e);
        }
        try {
            if (store.getStoreVersion() == 0) {
                store.setStoreVersion(FORMAT);
                store.commit();
                store.sync();
            }
            return OpenFile.of(store);
        } catch (MVStoreException e) {
            store.closeImmediately();
            throw unusable(e);
        }
    }

    private void deleteUnfinishedCopy() {
        try {
            Files.deleteIfExists(folder.copy());
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
        if (!Files.isReadable(file) || !Files.isWritable(file)) {
            throw unusable(null);
        }
        try (MVStore store = new MVStore.Builder()
                .fileName(file.toString())
                .readOnly()
                .autoCommitDisabled()
                .open()) {
            if (store.getStoreVersion() > FORMAT) {
                throw new DataFolderUnusable(
                        file,
                        "The store " + file + " was written by a newer StoreCore Studio.",
                        "Start that version, or name another folder in storycore.data-dir.",
                        null);
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

    /** @throws MVStoreException when the file is damaged or the disk refuses */
    MVStore openForWriting(Path path) {
        DurableFile opened = access.get();
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

    StoreDamaged damaged(String how, @Nullable Throwable cause) {
        return new StoreDamaged(
                file,
                "The store " + file + " " + how + "; it was left untouched.",
                "Move the files " + DataFolder.STORE + " and " + DataFolder.MARK
                        + " away and put a backup in their place, or start with another storycore.data-dir.",
                cause);
    }

    DataFolderUnusable unusable(@Nullable Throwable cause) {
        return new DataFolderUnusable(
                file,
                "The store " + file + " cannot be read and written.",
                "Give this user the right to, or name another folder in storycore.data-dir.",
                cause);
    }
}
