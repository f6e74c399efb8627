package studio.storycore.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * The packaged application, prepared as the container image prepares it: extracted, and with an ahead-of-time cache that one
 * start has written. A start then costs a third of the time. Made once for each jar, whichever test process comes first.
 */
final class PackagedApplication {

    /** What the virtual machine is told unless a test wants something else. The cache holds for these alone. */
    static final List<String> USUAL_OPTIONS = List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            // Starts in two thirds of the time.
            "-XX:TieredStopAtLevel=1");

    private static final Duration TIME_TO_PREPARE = Duration.ofMinutes(3);

    private static final Path JAR = Path.of(System.getProperty("storycore.jar", "target/storycore-studio.jar"))
            .toAbsolutePath();
    private static final Path FOLDER = JAR.resolveSibling("prepared-studio");
    private static final Path CACHE = FOLDER.resolve("studio.aot");

    private PackagedApplication() {}

    /** The command that starts it, without the application's own arguments. */
    static List<String> command(List<String> options) {
        if (!Files.isRegularFile(JAR)) {
            throw new IllegalStateException("There is no packaged application at " + JAR + ": run ./mvnw verify");
        }
        prepareOnce();
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(options);
        if (options.equals(USUAL_OPTIONS) && Files.exists(CACHE)) {
            command.add("-XX:AOTCache=" + CACHE);
        }
        command.addAll(List.of("-jar", extracted().toString()));
        return command;
    }

    private static synchronized void prepareOnce() {
        Path lockFile = JAR.resolveSibling("prepared-studio.lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            FileTime packaged = Files.getLastModifiedTime(JAR);
            if (!Files.exists(extracted())
                    || !Files.getLastModifiedTime(extracted()).equals(packaged)) {
                prepare();
                Files.setLastModifiedTime(extracted(), packaged);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void prepare() throws IOException {
        FileSystemUtils.deleteRecursively(FOLDER);
        Path log = JAR.resolveSibling("prepared-studio.log");
        Process extract = new ProcessBuilder(
                        java(),
                        "-Djarmode=tools",
                        "-jar",
                        JAR.toString(),
                        "extract",
                        "--destination",
                        FOLDER.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!extract.waitFor(TIME_TO_PREPARE) || extract.exitValue() != 0) {
                throw new IllegalStateException("The jar could not be extracted:\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        writeCache();
    }

    /** Starts it on an empty store and stops it politely; the virtual machine then writes the cache. */
    private static void writeCache() {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(USUAL_OPTIONS);
        command.addAll(
                List.of("-XX:AOTCacheOutput=" + CACHE, "-jar", extracted().toString()));
        command.addAll(List.of(
                "--server.port=0",
                "--storycore.data-dir=" + FOLDER.resolve("data"),
                "--storycore.admin.password=only to be prepared"));
        StudioProcess process = StudioProcess.launch(FOLDER, command);
        process.awaitReady();
        process.askToStop();
        process.awaitExit(TIME_TO_PREPARE);
    }

    private static Path extracted() {
        return FOLDER.resolve(JAR.getFileName());
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
