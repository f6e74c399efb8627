package studio.storycore.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import studio.storycore.contract.ProjectJson;
import studio.storycore.storage.DurableFiles;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder where what the store did not take before the server stopped waits for the next start: one file for each
 * project and stop, whole or not there at all, for its owner's eyes only. Without such work there is no folder.
 */
final class UnsavedFolder {

    private static final String WAITING = ".json";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final ProjectJson json;
    private final JsonMapper mapper;

    /** @param dataDir where the folder is or is made */
    UnsavedFolder(Path dataDir, ProjectJson json) {
        this.folder = dataDir.resolve("unsaved");
        this.json = json;
        this.mapper = json.mapper()
                .rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** Writes a file; when this returns, it is on the disk. An id is a name for a file as it is: letters, digits, dots, dashes and underscores. */
    Path keep(UnsavedWork work, Instant now) throws IOException {
        Path file = folder.resolve(work.projectId() + "-" + TIME.format(now) + WAITING);
        write(file, work);
        return file;
    }

    /** Writes beside a file what of it could not be saved. */
    Path keepBeside(Path file, UnsavedWork work) throws IOException {
        Path beside = beside(file, ".does-not-fit");
        write(beside, work);
        return beside;
    }

    /** The files that wait, the oldest of each project first. */
    List<Path> waiting() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(WAITING))
                    .sorted()
                    .toList();
        }
    }

    /** @throws RuntimeException when it is damaged, or from another version */
    UnsavedWork read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return mapper.treeToValue(json.readTree(bytes), UnsavedWork.class);
    }

    /** Keeps a file that cannot be read out of the way. */
    Path putAside(Path file) throws IOException {
        Path aside = beside(file, ".damaged");
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        return aside;
    }

    void remove(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private void write(Path file, UnsavedWork work) throws IOException {
        DurableFiles.makeFolder(folder);
        DurableFiles.write(file, mapper.writeValueAsBytes(work));
    }
}
