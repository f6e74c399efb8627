package studio.storycore.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Uploads that announce much and send a byte now and then. */
class SlowUploadsTest extends ApiScene {

    private static final int ANNOUNCED = 50 * 1024 * 1024;

    @LocalServerPort
    private int serverPort;

    private final ScheduledExecutorService bytes = Executors.newSingleThreadScheduledExecutor();
    private final List<Socket> slow = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        bytes.shutdownNow();
        for (Socket socket : slow) {
            socket.close();
        }
    }

    @Test
    void theyKeepNobodyAwayAndAreGivenUp() throws IOException {
        // More than had room when what is announced counted.
        long many = Runtime.getRuntime().maxMemory() / 16 / ANNOUNCED + 2;
        for (long i = 0; i < many; i++) {
            slow.add(begin(i % 2 == 0 ? "POST /api/imports" : "PUT /api/projects/slow-" + i));
        }

        String id = newId();
        Answer imported = call(ADA, "POST", "/api/imports?confirm=true")
                .json(document(id, "Meanwhile " + "x".repeat(100_000)))
                .answer();
        assertThat(imported.status()).as(imported.text()).isIn(201, 422);

        for (Socket socket : slow) {
            socket.setSoTimeout(60_000);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 408").contains("comes too slowly");
        }
    }

    private Socket begin(String request) throws IOException {
        String[] parts = request.split(" ");
        Socket socket = new Socket("localhost", serverPort);
        String credentials =
                Base64.getEncoder().encodeToString((BOB.username() + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        OutputStream out = socket.getOutputStream();
        out.write("""
                %s %s HTTP/1.1\r
                Host: localhost\r
                Authorization: Basic %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                {""".formatted(parts[0], parts[1], credentials, ANNOUNCED).getBytes(StandardCharsets.UTF_8));
        out.flush();
        bytes.scheduleAtFixedRate(() -> send(out), 1, 1, TimeUnit.SECONDS);
        return socket;
    }

    private static void send(OutputStream out) {
        try {
            out.write(' ');
            out.flush();
        } catch (IOException givenUp) {
            throw new IllegalStateException(givenUp);
        }
    }
}
