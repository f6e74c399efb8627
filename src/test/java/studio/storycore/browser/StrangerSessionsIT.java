package studio.storycore.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people who never sign in leave in the memory of the application. */
class StrangerSessionsIT {

    private static final String SESSION = "org.apache.catalina.session.StandardSession";

    private static final List<String> NOT_THERE = List.of(
            "/nothing/here",
            "/app/nothing.js",
            "/VAADIN/nothing",
            "/VAADIN/dynamic/resource/0/00/nothing",
            "/schemas/nothing",
            "/error",
            "/favicon.ico",
            "/actuator/health/nothing",
            "/webjars/swagger-ui/nothing",
            "/ping/nothing",
            "/login/nothing",
            "/?v-r=heartbeat",
            "/?v-r=uidl",
            "/?v-r=nothing");

    private static final RunningStudio STUDIO =
            RunningStudio.named("stranger-sessions", "--server.forward-headers-strategy=native");

    @BeforeAll
    static void start() {
        STUDIO.start();
    }

    @AfterAll
    static void stop() {
        STUDIO.close();
    }

    @Test
    void anAddressThatIsNotThereMakesNoSession() {
        long before = STUDIO.liveObjects().instancesOf(SESSION);
        for (String path : NOT_THERE) {
            try (StrangerPage page = new StrangerPage(STUDIO, "203.0.113.1")) {
                page.get(path);
                page.get(path);
            }
        }
        assertThat(STUDIO.liveObjects().instancesOf(SESSION)).isLessThanOrEqualTo(before);
    }

    @Test
    void oneAddressKeepsTwoHundredSessionsHoweverManyItMakes() {
        long before = STUDIO.liveObjects().bytes();
        for (int stranger = 0; stranger < 600; stranger++) {
            try (StrangerPage page = new StrangerPage(STUDIO, "203.0.113.2")) {
                page.open();
            }
        }
        LiveObjects after = STUDIO.liveObjects();
        assertThat(after.instancesOf("com.vaadin.flow.component.UI")).isLessThanOrEqualTo(220);
        assertThat(after.bytes() - before).isLessThan(10_000_000);
    }

    @Test
    void aSessionKeepsFivePagesAndTheOldestLoadItselfAgain() {
        try (StrangerPage first = new StrangerPage(STUDIO, "203.0.113.3").open()) {
            assertThat(first.send("[]").body()).doesNotContain("appError").doesNotContain("UI_UNKNOWN");
            for (int page = 0; page < 4; page++) {
                first.anotherPage();
            }
            assertThat(first.send("[]").body()).contains("\"syncId\":2");
            first.anotherPage();
            assertThat(first.send("[]").body()).doesNotContain("\"syncId\":3");
        }
    }
}
