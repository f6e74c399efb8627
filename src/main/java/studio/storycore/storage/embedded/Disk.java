package studio.storycore.storage.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

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
        return new SmallFile(open(file));
    }

    void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, forOwnerOnly(folder, "rwx------"));
            syncNames(folder.toAbsolutePath().getParent());
        }
    }

    /** Makes a file anew, empty, and its name durable. */
    void create(Path file) throws IOException {
        Files.deleteIfExists(file);
        open(file).close();
        syncNames(file.getParent());
    }

    /** Gives a file another name in one step, durably; a file that has it is replaced. */
    void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncNames(to.getParent());
        if (!from.getParent().equals(to.getParent())) {
            syncNames(from.getParent());
        }
    }

    void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    /** Bytes that can still be written in a folder. */
    long usableSpace(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /** Makes the names in a folder durable; Windows opens no folders and needs no such sync. */
    private static void syncNames(Path folder) throws IOException {
        if (isPosix(folder)) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    static FileChannel open(Path file) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return FileChannel.open(file, options, forOwnerOnly(file, "rw-------"));
    }

    private static FileAttribute<?>[] forOwnerOnly(Path path, String permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
