package studio.storycore.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import studio.storycore.account.Accounts;
import studio.storycore.account.Person;
import studio.storycore.reliability.Fault;
import studio.storycore.reliability.FaultProxy;
import studio.storycore.storage.embedded.EmbeddedStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The whole application over HTTP, on the embedded store behind a proxy that can fail. One context serves all tests of
 * the API: each uses projects of its own.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(FaultyStore.class)
abstract class ApiScene {

    static final String PASSWORD = "a password for tests";
    static final Person ADA = new Person("ada", "Ada", false);
    static final Person BOB = new Person("bob", "Bob", false);
    static final JsonMapper JSON = new JsonMapper();
    static final Person ADMIN = new Person("admin", "Administrator", true);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** As long as the context lives, and that is as long as the tests run. */
    private static final EmbeddedStore STORE = openStore();

    static final FaultProxy WAY = new FaultProxy(STORE.connectionString());

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        WAY.become(new Fault.None());
        registry.add("spring.mongodb.uri", WAY::uri);
        registry.add("storycore.data-dir", () -> newFolder().toString());
        registry.add("storycore.api.requests-per-second", () -> 10_000);
        registry.add("storycore.api.burst", () -> 10_000);
        registry.add("storycore.save.retry-delay", () -> "50ms");
        registry.add("storycore.save.max-retry-delay", () -> "200ms");
    }

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @BeforeEach
    void letPeopleIn() {
        for (Person person : List.of(ADA, BOB)) {
            if (accounts.person(person.username()).isEmpty()) {
                letIn(person);
            }
        }
    }

    void letIn(Person person) {
        accounts.create(ADMIN, person.username(), person.displayName(), false, "the first password");
        accounts.changePassword(person, "the first password", PASSWORD);
    }

    Call call(Person person, String method, String path) {
        return new Call(person, method, path);
    }

    /** Without a word about who asks. */
    Answer stranger(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + port).resolve(path).normalize())
                    .build();
            return new Answer(HTTP.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A document with one sequence and two shots. */
    static ObjectNode document(String id, String name) {
        return (ObjectNode) JSON.readTree("""
                {"id": "%s", "name": "%s", "schemaVersion": "1.0",
                 "sequences": [{"id": "s-1", "name": "Opening", "description": "", "duration": 5,
                                "shotIds": ["a", "b"], "startTime": 0}],
                 "shots": [
                   {"id": "a", "sequenceId": "s-1", "startTime": 0, "duration": 2, "prompt": "a street",
                    "metadata": {"position": 0}, "lens": "35 mm"},
                   {"id": "b", "sequenceId": "s-1", "startTime": 2, "duration": 3, "prompt": "a door",
                    "metadata": {"position": 1}}],
                 "audioPhrases": [], "generationHistory": [],
                 "capabilities": {"gridGeneration": true, "promotionEngine": true, "qaEngine": true,
                                  "autofixEngine": true, "voiceGeneration": true},
                 "studio": {"floor": 3}}
                """.formatted(id, name));
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    /** A new project of Ada's; its id. */
    String project() {
        String id = newId();
        assertThat(call(ADA, "POST", "/api/projects")
                        .json(document(id, "Nightfall"))
                        .status())
                .isEqualTo(201);
        return id;
    }

    /** One request, made as it is put together. */
    final class Call {

        private final HttpRequest.Builder request;
        private final String method;
        private BodyPublisher body = BodyPublishers.noBody();

        private Call(Person person, String method, String path) {
            this.method = method;
            byte[] basic = (person.username() + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
            this.request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(basic));
        }

        Call header(String name, String value) {
            request.setHeader(name, value);
            return this;
        }

        Call json(JsonNode json) {
            return json(json.toString());
        }

        Call json(String json) {
            return body(json.getBytes(StandardCharsets.UTF_8)).header("Content-Type", "application/json");
        }

        Call body(byte[] bytes) {
            return body(BodyPublishers.ofByteArray(bytes));
        }

        Call body(BodyPublisher publisher) {
            body = publisher;
            return this;
        }

        int status() {
            return send().statusCode();
        }

        Answer answer() {
            return new Answer(send());
        }

        HttpResponse<byte[]> send() {
            try {
                return HTTP.send(request.method(method, body).build(), BodyHandlers.ofByteArray());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** What came back. */
    record Answer(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String tag() {
            return header("ETag");
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        /** Checks that an existing project was saved, up to this revision. */
        Answer isSaved(long revision) {
            assertThat(status()).as(text()).isEqualTo(200);
            assertThat(tag()).isEqualTo("\"" + revision + "\"");
            return this;
        }

        /** Checks that this is a problem that says something about each path. */
        Answer isProblem(int status, String... paths) {
            assertThat(status()).as(text()).isEqualTo(status);
            assertThat(header("Content-Type")).startsWith("application/problem+json");
            assertThat(json().path("status").asInt()).isEqualTo(status);
            assertThat(json().path("detail").asString()).isNotBlank().doesNotContain("!api.");
            assertThat(json().path("errors").valueStream())
                    .as(text())
                    .isNotEmpty()
                    .allSatisfy(error ->
                            assertThat(error.path("message").asString()).isNotBlank());
            assertThat(json().path("errors")
                            .valueStream()
                            .map(error -> error.path("path").asString()))
                    .containsAll(List.of(paths));
            return this;
        }
    }

    private static EmbeddedStore openStore() {
        EmbeddedStore store = EmbeddedStore.open(newFolder());
        Runtime.getRuntime().addShutdownHook(new Thread(store::close));
        return store;
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(Path.of("target"), "api-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
