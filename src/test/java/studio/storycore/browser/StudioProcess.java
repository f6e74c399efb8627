package studio.storycore.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of the packaged application. What it prints goes to a log file and is watched for the line that says that it is
 * ready. It never outlives the JVM of the tests.
 */
final class StudioProcess {

    private static final Duration TIME_TO_START = Duration.ofSeconds(180);
    private static final Duration TIME_TO_DIE = Duration.ofSeconds(10);
    private static final Pattern READY = Pattern.compile("StoryCore Studio is ready: http://localhost:(\\d+).*");

    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Thread reader;
    private final StringBuffer output = new StringBuffer();

    private StudioProcess(Process process, Path log) {
        this.process = process;
        Thread killer = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(killer);
        reader = Thread.ofVirtual().start(() -> read(log));
    }

    /** Starts the application, and does not wait for it. Its folder is also where it runs. */
    static StudioProcess launch(Path folder, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>(PackagedApplication.command(options));
        command.addAll(arguments);
        return launch(folder, command);
    }

    /** Runs a command that starts the application. */
    static StudioProcess launch(Path folder, List<String> command) {
        try {
            Files.createDirectories(folder);
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment()
                    .keySet()
                    .removeIf(name -> name.matches("(STORYCORE|SPRING|SERVER|JAVA|JDK|MANAGEMENT|LOGGING)_.*"));
            return new StudioProcess(builder.start(), folder.resolve("studio.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until people can use it; returns the port. */
    int awaitReady() {
        try {
            return port.get(TIME_TO_START.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            kill();
            throw new AssertionError("The application did not start. It said:\n" + output, e);
        } catch (InterruptedException e) {
            kill();
            throw interrupted(e);
        }
    }

    /** Asks it politely to stop (SIGTERM), and does not wait. */
    void askToStop() {
        // By its handle: destroying the Process would close the pipe as well, and its last words would be lost.
        process.toHandle().destroy();
    }

    /** Waits until it has ended by itself; returns its exit code. */
    int awaitExit(Duration limit) {
        try {
            if (!process.waitFor(limit)) {
                throw new AssertionError("The application still runs after " + limit + ". It said:\n" + output);
            }
            reader.join(TIME_TO_DIE);
            return process.exitValue();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            process.toHandle().destroyForcibly();
        }
    }

    /** Ends it at once (SIGKILL); it can do nothing about that. Returns when it is gone. */
    void kill() {
        process.toHandle().destroyForcibly();
        awaitExit(TIME_TO_DIE);
    }

    long id() {
        return process.pid();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Everything it printed so far. */
    String output() {
        return output.toString();
    }

    private void read(Path log) {
        try (BufferedReader lines = process.inputReader();
                Writer file = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                file.write(line + '\n');
                file.flush();
                Matcher ready = READY.matcher(line);
                if (ready.matches()) {
                    port.complete(Integer.valueOf(ready.group(1)));
                }
            }
        } catch (IOException e) {
            output.append(e).append('\n');
        } finally {
            port.completeExceptionally(new IllegalStateException("it ended before it was ready"));
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }
}
