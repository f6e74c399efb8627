package studio.storycore.storage.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Another JVM that inserts documents without end and prints the id of each once it is acknowledged. */
final class StoreProcess implements AutoCloseable {

    private static final int WRITERS = 4;

    private final Process process;
    private final BufferedReader output;

    private StoreProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static StoreProcess writing(Path folder) throws IOException {
        return new StoreProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    String firstLine() throws IOException {
        return String.valueOf(nextLine());
    }

    private @Nullable String nextLine() throws IOException {
        String line = output.readLine();
        while (line != null && !line.startsWith("ack ") && !line.contains(": ")) {
            line = output.readLine();
        }
        return line;
    }

    /** Kills it once that many were acknowledged; returns the ids of all that were, those in the pipe too. */
    List<String> killAfter(int count) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        for (String line = nextLine(); line != null; line = nextLine()) {
            // A line without its end was cut off by the kill.
            if (line.length() == "ack ".length() + 36) {
                ids.add(line.substring("ack ".length()));
            }
            if (ids.size() == count) {
                // By its handle: destroying the Process would close the pipe as well.
                process.toHandle().destroyForcibly();
            }
        }
        process.waitFor();
        return ids;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) {
        try (StoreFixture fixture = new StoreFixture(Path.of(arguments[0]))) {
            List<Thread> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(Thread.startVirtualThread(() -> {
                    while (true) {
                        String id = UUID.randomUUID().toString();
                        fixture.collection("c").insertOne(new Document("_id", id).append("body", "x".repeat(500)));
                        System.out.println("ack " + id);
                    }
                }));
            }
            for (Thread writer : writers) {
                writer.join();
            }
        } catch (StoreNotOpened | InterruptedException e) {
            System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }
}
