package studio.storycore.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files and folders for their owner's eyes only, whose names are on the disk when a method returns: a file that is synced
 * and whose name is not is gone after a power cut.
 */
public final class DurableFiles {

    private static final Logger LOG = LoggerFactory.getLogger(DurableFiles.class);
    private static final String OWNER_ONLY = "rwx------";

    /** The bit of folders in which everyone may make files, and remove only their own. */
    private static final int STICKY = 01000;

    private DurableFiles() {}

    /** Makes a folder, unless it is there; then others may not look into it any more. */
    public static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            closeToOthers(folder);
        } else {
            Files.createDirectories(folder, forOwnerOnly(folder, OWNER_ONLY));
            syncNames(folder.toAbsolutePath().getParent());
        }
    }

    /** Leaves a folder alone that is meant for everyone, such as {@code /tmp}, and one that belongs to someone else. */
    private static void closeToOthers(Path folder) throws IOException {
        if (!isPosix(folder)) {
            return;
        }
        Set<PosixFilePermission> wanted = PosixFilePermissions.fromString(OWNER_ONLY);
        boolean forEveryone = ((int) Files.getAttribute(folder, "unix:mode") & STICKY) != 0;
        if (forEveryone || wanted.containsAll(Files.getPosixFilePermissions(folder))) {
            return;
        }
        try {
            Files.setPosixFilePermissions(folder, wanted);
        } catch (FileSystemException notOurs) {
            LOG.warn("The folder {} can be read by others, and is not ours to close", folder);
        }
    }

    /** Opens a file for reading and writing, and makes it when it is missing; its name is not synced by that. */
    public static FileChannel open(Path file) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return FileChannel.open(file, options, forOwnerOnly(file, "rw-------"));
    }

    /** Makes a file anew, with this content: whole, or not there at all. */
    public static void write(Path file, byte[] content) throws IOException {
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(whole);
        try (FileChannel channel = open(whole)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        move(whole, file);
    }

    /** Gives a file another name in one step; a file that has it is replaced. */
    public static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncNames(to.getParent());
        if (!from.getParent().equals(to.getParent())) {
            syncNames(from.getParent());
        }
    }

    /** Makes the names in a folder durable; Windows opens no folders and needs no such sync. */
    public static void syncNames(Path folder) throws IOException {
        if (isPosix(folder)) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
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
