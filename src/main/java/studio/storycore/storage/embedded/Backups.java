package studio.storycore.storage.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder with the backups of a store. What is unfinished in it has no backup's name. */
final class Backups {

    private static final String UNFINISHED = "unfinished";

    private final Path folder;
    private final Disk disk;

    Backups(DataFolder folder) {
        this.folder = folder.backups();
        this.disk = folder.disk();
    }

    Path folder() {
        return folder;
    }

    List<Backup> newestFirst() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(file -> Backup.of(file).stream())
                    .sorted(Comparator.comparing(Backup::time).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only what is in the folder can be found, whatever the name. */
    Optional<Backup> find(String name) {
        return newestFirst().stream()
                .filter(backup -> backup.name().equals(name))
                .findFirst();
    }

    /** Makes an empty file for a new one, in place of what an earlier attempt may have left. */
    Path begin() throws IOException {
        disk.makeFolder(folder);
        Path unfinished = folder.resolve(UNFINISHED);
        disk.create(unfinished);
        return unfinished;
    }

    /** Makes what is written, synced and verified a backup. */
    Backup finish(Instant time) throws IOException {
        Backup backup = Backup.in(folder, time);
        disk.move(folder.resolve(UNFINISHED), backup.file());
        return backup;
    }

    /** Gives up what was begun. */
    void abandon() throws IOException {
        disk.delete(folder.resolve(UNFINISHED));
    }

    void rename(Backup backup, Path name) throws IOException {
        if (!backup.file().equals(name)) {
            disk.move(backup.file(), name);
        }
    }

    /** Deletes those that are outdated. */
    void rotate(int keep) throws IOException {
        for (Backup outdated : BackupRotation.outdated(newestFirst(), keep)) {
            disk.delete(outdated.file());
        }
    }
}
