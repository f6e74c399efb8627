package studio.storycore.storage.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import studio.storycore.storage.DurableFiles;

/**
 * The disk below a store: what its durability rests on, so that a test can put one below that fails, fills up or loses
 * what was not synced. Folders and files are made for their owner's eyes only.
 */
class Disk {

    /** The access to one store file, not yet opened. */
    DurableFile storeFile() {
        return new DurableFile();
    }

    /** Opens a small file, and makes it when it is missing. */
    SmallFile smallFile(Path file) throws IOException {
        return new SmallFile(DurableFiles.open(file));
    }

    void makeFolder(Path folder) throws IOException {
        DurableFiles.makeFolder(folder);
    }

    /** Makes a file anew, empty, and its name durable. */
    void create(Path file) throws IOException {
        Files.deleteIfExists(file);
        DurableFiles.open(file).close();
        DurableFiles.syncNames(file.getParent());
    }

    /** Gives a file another name in one step, durably; a file that has it is replaced. */
    void move(Path from, Path to) throws IOException {
        DurableFiles.move(from, to);
    }

    void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    /** Bytes that can still be written in a folder. */
    long usableSpace(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }
}
