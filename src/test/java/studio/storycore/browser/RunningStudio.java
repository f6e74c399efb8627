package studio.storycore.browser;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * An installation of the packaged application: a data folder and a port that stay the same however often it is started
 * again. Everything it writes is under {@code target/studios}. For one thread; close it, or its process stays until the
 * JVM of the tests ends.
 */
final class RunningStudio implements AutoCloseable {

    static final String ADMINISTRATOR = "admin";
    static final String PASSWORD = "open the studio";

    /** More than the application takes at most to save what is unsaved. */
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(40);

    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(15);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(TIME_TO_ANSWER).build();

    private final Path folder;
    private final List<String> arguments;
    private List<String> options = PackagedApplication.USUAL_OPTIONS;
    private int port;
    private @Nullable StudioProcess process;

    private RunningStudio(Path folder, List<String> arguments) {
        this.folder = folder;
        this.arguments = arguments;
    }

    /** A new installation, not started yet. Whatever an earlier one of this name has left is deleted. */
    static RunningStudio named(String name, String... arguments) {
        // Tests run in several processes at once, each with installations of its own.
        String process = Long.toString(ProcessHandle.current().pid());
        Path folder = Path.of("target", "studios", process, name).toAbsolutePath();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> all = new ArrayList<>(List.of(
                "--storycore.data-dir=" + folder.resolve("data"),
                "--storycore.admin.username=" + ADMINISTRATOR,
                "--storycore.admin.password=" + PASSWORD));
        all.addAll(List.of(arguments));
        return new RunningStudio(folder, all);
    }

    /** Its virtual machine is told this instead of the usual. */
    RunningStudio withOptions(String... jvm) {
        options = List.of(jvm);
        return this;
    }

    /** Starts it, also again on the same data, and waits until people can use it. */
    RunningStudio start() {
        process = launch();
        port = process.awaitReady();
        // A moment after it says that it is ready it also counts as ready.
        await().atMost(TIME_TO_ANSWER)
                .until(() -> get("/actuator/health/readiness").statusCode() == 200);
        return this;
    }

    /** Starts a second process on the same data folder, while this one goes on. */
    StudioProcess startAnother() {
        return StudioProcess.launch(folder.resolve("another"), options, argumentsWith(0));
    }

    /** Ends it the hard way (SIGKILL). */
    void kill() {
        running().kill();
    }

    /** Stops it politely (SIGTERM) and waits until it has ended; returns its exit code. */
    int stop() {
        running().askToStop();
        return running().awaitExit(TIME_TO_STOP);
    }

    int port() {
        return port;
    }

    /** The address of a page. */
    String url(String path) {
        return "http://localhost:" + port + path;
    }

    /** Asks for something as nobody in particular. */
    HttpResponse<String> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url(path)))
                .timeout(TIME_TO_ANSWER)
                .build();
        return send(request);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A program of the administrator's calls the HTTP API with a JSON body. */
    HttpResponse<String> call(String method, String path, String body) {
        String name = ADMINISTRATOR + ":" + PASSWORD;
        String credentials = Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(URI.create(url(path)))
                .timeout(TIME_TO_ANSWER)
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** What it printed since it was last started. */
    String output() {
        return running().output();
    }

    /** What is in its heap after a garbage collection. */
    LiveObjects liveObjects() {
        return LiveObjects.of(running().id());
    }

    /** The folder in which it runs. */
    Path folder() {
        return folder;
    }

    /** Everything that it ever printed. */
    Path log() {
        return folder.resolve("studio.log");
    }

    boolean isRunning() {
        return process != null && process.isRunning();
    }

    @Override
    public void close() {
        if (process != null) {
            process.kill();
        }
    }

    private StudioProcess launch() {
        if (isRunning()) {
            throw new IllegalStateException("it runs already");
        }
        // At first any free port; later the same again, as open pages expect it.
        return StudioProcess.launch(folder, options, argumentsWith(port));
    }

    private List<String> argumentsWith(int wantedPort) {
        List<String> all = new ArrayList<>(arguments);
        all.add("--server.port=" + wantedPort);
        return all;
    }

    private StudioProcess running() {
        if (process == null) {
            throw new IllegalStateException("it was never started");
        }
        return process;
    }
}
