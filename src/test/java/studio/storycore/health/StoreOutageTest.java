package studio.storycore.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import studio.storycore.account.Person;
import studio.storycore.account.SignedIn;
import studio.storycore.health.StoreState.Down;
import studio.storycore.health.StoreState.Reason;
import studio.storycore.library.ProjectLibrary;
import studio.storycore.library.ProjectList;
import studio.storycore.reliability.Fault;
import studio.storycore.reliability.FaultProxy;
import studio.storycore.storage.StorageFailure;
import studio.storycore.storage.embedded.EmbeddedStore;

/**
 * The whole application, started while its store cannot be reached: a port at which nobody listens, behind which the store
 * appears later.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class StoreOutageTest {

    private static final Person ADA = new Person("ada", "Ada", false);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    @TempDir
    static Path data;

    private static EmbeddedStore store;
    private static FaultProxy way;

    @BeforeAll
    static void openStore() {
        store = EmbeddedStore.open(data);
        way = new FaultProxy(store.connectionString());
    }

    @AfterAll
    static void closeStore() {
        way.close();
        store.close();
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("spring.mongodb.uri", way::uri);
    }

    @LocalServerPort
    private int application;

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private StoreHealth health;

    @Autowired
    private ProjectLibrary library;

    @Test
    void theApplicationStartsWithoutItsStoreSaysSoAndRecoversByItself() throws Exception {
        await().atMost(LONG_ENOUGH).until(() -> health.state() instanceof Down);
        assertThat(health.state()).extracting("reason").isEqualTo(Reason.UNREACHABLE);
        assertThat(get("/actuator/health").statusCode()).isEqualTo(503);
        assertThat(get("/actuator/health").body()).contains("\"store\":{\"status\":\"DOWN\"}");
        assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(get("/login").statusCode()).isEqualTo(200);
        assertThatExceptionOfType(StorageFailure.class)
                .isThrownBy(() -> library.list(ADA, ProjectList.recent(""), 0, 10))
                .satisfies(e -> assertThat(e.isTransient()).isTrue());

        way.become(new Fault.None());
        await().atMost(LONG_ENOUGH).until(() -> get("/actuator/health").statusCode() == 200);
        SignedIn.account(beans, ADA.username());
        String id = library.create(ADA, "Nightfall").id();
        assertThat(library.list(ADA, ProjectList.recent(""), 0, 10))
                .singleElement()
                .satisfies(header -> assertThat(header.id()).isEqualTo(id));
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + application + path))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
