package studio.storycore.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which websockets the application lets in, and what becomes of the others. */
class StrangerSocketsIT {

    private static final RunningStudio STUDIO =
            RunningStudio.named("stranger-sockets", "--server.forward-headers-strategy=native");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @BeforeAll
    static void start() {
        STUDIO.start();
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        STUDIO.close();
    }

    @Test
    void withoutASessionNoneIsOpened() {
        try (StrangerPage page = new StrangerPage(STUDIO, "203.0.113.1")) {
            assertThat(refusal(page.open().pushAddress(), "")).isEqualTo(403);
        }
    }

    @Test
    void aPageOfAnotherSiteOpensNone() {
        try (StrangerPage page = new StrangerPage(STUDIO, "203.0.113.2")) {
            page.open();
            assertThat(refusal(page.pushAddress(), page.cookies(), "Origin", "https://elsewhere.example"))
                    .isEqualTo(403);
            Ear own = open(page.pushAddress(), page.cookies(), "Origin", "http://localhost:" + STUDIO.port());
            own.socket.abort();
        }
    }

    @Test
    void aSessionThatHasEndedIsToldSoAndTheSocketCloses() {
        try (StrangerPage page = new StrangerPage(STUDIO, "203.0.113.3")) {
            URI address = page.open().pushAddress();
            int before = STUDIO.output().length();
            Ear ear = open(address, "JSESSIONID=0123456789ABCDEF");
            await().atMost(PATIENCE).until(ear.closed::isDone);
            assertThat(ear.heard()).contains("sessionExpired");
            assertThat(STUDIO.output().substring(before)).isEmpty();
        }
    }

    @Test
    void aSocketThatIsForNoPageCloses() {
        try (StrangerPage page = new StrangerPage(STUDIO, "203.0.113.7")) {
            Ear ear = open(URI.create(page.open().pushAddress() + "&debug_window"), page.cookies());
            await().atMost(PATIENCE).until(ear.closed::isDone);
        }
    }

    @Test
    void aPageThatIsNotThereIsToldSoAndTheSocketCloses() {
        try (StrangerPage page = new StrangerPage(STUDIO, "203.0.113.4")) {
            page.open();
            URI other = URI.create(page.pushAddress().toString().replaceAll("v-uiId=\\d+", "v-uiId=77"));
            Ear ear = open(other, page.cookies());
            await().atMost(PATIENCE).until(ear.closed::isDone);
        }
    }

    @Test
    void aPageKeepsOneSocketHoweverManyItOpens() {
        try (StrangerPage page = new StrangerPage(STUDIO, "203.0.113.5")) {
            page.open();
            List<Ear> ears = new ArrayList<>();
            for (int socket = 0; socket < 50; socket++) {
                ears.add(open(page.pushAddress(), page.cookies()));
            }
            Ear last = ears.removeLast();
            await().atMost(PATIENCE).until(() -> ears.stream().allMatch(ear -> ear.closed.isDone()));
            assertThat(last.closed).isNotDone();
            last.socket.abort();
        }
    }

    @Test
    void oneThatSaysThatItIsNoneIsNotOpened() {
        try (StrangerPage page = new StrangerPage(STUDIO, "203.0.113.8")) {
            String address = page.open().pushAddress().toString();
            assertThat(refusal(URI.create(address.replace("Transport=websocket", "Transport=close")), page.cookies()))
                    .isEqualTo(400);
        }
    }

    @Test
    void whatASocketSendsIsNotRead() {
        try (StrangerPage page = new StrangerPage(STUDIO, "203.0.113.6")) {
            page.open();
            int before = STUDIO.output().length();
            Ear ear = open(page.pushAddress(), page.cookies());
            try {
                for (int message = 0; message < 100; message++) {
                    ear.socket.sendText("4|[{}]", true).join();
                }
                ear.socket.sendText("9999999|" + "x".repeat(20_000), true).join();
            } catch (CompletionException closedAlready) {
                assertThat(closedAlready).hasRootCauseInstanceOf(IOException.class);
            }
            await().atMost(PATIENCE).until(ear.closed::isDone);
            assertThat(STUDIO.output().substring(before)).isEmpty();
        }
    }

    private static Ear open(URI address, String cookies, String... headers) {
        Ear ear = new Ear();
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder().connectTimeout(PATIENCE);
        if (!cookies.isEmpty()) {
            builder.header("Cookie", cookies);
        }
        for (int header = 0; header < headers.length; header += 2) {
            builder.header(headers[header], headers[header + 1]);
        }
        ear.socket = builder.buildAsync(address, ear).join();
        return ear;
    }

    private static int refusal(URI address, String cookies, String... headers) {
        try {
            open(address, cookies, headers).socket.abort();
            return 101;
        } catch (CompletionException refused) {
            return ((WebSocketHandshakeException) refused.getCause())
                    .getResponse()
                    .statusCode();
        }
    }

    /** Hears what is said, and that the socket is closed. */
    private static final class Ear implements WebSocket.Listener {

        private final StringBuffer heard = new StringBuffer();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private WebSocket socket;

        String heard() {
            return heard.toString();
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            heard.append(text);
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closed.complete(status);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.complete(-1);
        }
    }
}
