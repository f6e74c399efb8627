package studio.storycore.reliability;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Another JVM with the class path of the tests, and the line to it: one message a line, to its standard input and from its
 * standard output. What else it prints goes to a log file. It never outlives this JVM.
 */
final class ChildProcess implements AutoCloseable {

    private static final String MESSAGE = "> ";
    private static final Duration TIME_TO_DIE = Duration.ofSeconds(10);

    private final Process process;
    private final PrintWriter input;
    private final Thread reader;
    private final Thread lastWill;

    private ChildProcess(Process process, Path log, Consumer<String> onMessage) {
        this.process = process;
        this.lastWill = new Thread(process::destroyForcibly);
        this.input = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        Runtime.getRuntime().addShutdownHook(lastWill);
        this.reader = Thread.ofVirtual().start(() -> read(log, onMessage));
    }

    /** @param onMessage is called by one thread, in the order in which the messages were sent */
    static ChildProcess start(Class<?> main, List<String> arguments, Path log, Consumer<String> onMessage) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        try {
            return new ChildProcess(
                    new ProcessBuilder(command).redirectErrorStream(true).start(), log, onMessage);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the other JVM: sends a message. */
    static void tell(PrintStream output, String message) {
        output.print(MESSAGE + message + "\n");
        output.flush();
    }

    /** Sends a message; one to a process that is dead goes nowhere. */
    void send(String message) {
        synchronized (input) {
            input.println(message);
        }
    }

    /** Waits for its end, no longer than this; tells whether it has ended. */
    boolean endsWithin(Duration limit) {
        try {
            return process.waitFor(limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Ends it at once (SIGKILL). Returns when it is gone and its last messages were read. */
    void kill() {
        // By its handle: destroying the Process would close the pipe as well, and what is in it would be lost.
        process.toHandle().destroyForcibly();
        try {
            if (!endsWithin(TIME_TO_DIE) || !reader.join(TIME_TO_DIE)) {
                throw new IllegalStateException("a killed process does not end");
            }
            Runtime.getRuntime().removeShutdownHook(lastWill);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }

    private void read(Path log, Consumer<String> onMessage) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                Writer file = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(MESSAGE)) {
                    onMessage.accept(line.substring(MESSAGE.length()));
                } else {
                    file.write(line + '\n');
                    file.flush();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
