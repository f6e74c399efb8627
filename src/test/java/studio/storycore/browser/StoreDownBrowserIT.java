package studio.storycore.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@BrowserTest
class StoreDownBrowserIT {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private static final LocatorAssertions.HasAttributeOptions LATER =
            new LocatorAssertions.HasAttributeOptions().setTimeout(A_MINUTE.toMillis());

    @AutoClose
    private final StoreCable cable = new StoreCable("store-down");

    @AutoClose
    private final RunningStudio studio = RunningStudio.named(
            "store-down/studio",
            "--spring.mongodb.uri=" + cable.uri(),
            "--storycore.save.retry-delay=100ms",
            "--storycore.save.max-retry-delay=1s");

    StoreDownBrowserIT() throws IOException {}

    @Test
    void theApplicationStartsWithoutItsStoreSaysSoAndRecoversByItself(Visitors visitors) throws IOException {
        studio.start();

        await().atMost(A_MINUTE).until(() -> health().statusCode() == 503);
        assertThat(health().body()).contains("\"store\":{\"status\":\"DOWN\"}");
        assertThat(studio.get("/actuator/health/liveness").statusCode())
                .as("restarting the application would not help")
                .isEqualTo(200);

        Visitor someone = visitors.at(studio);
        someone.open("/login");
        someone.fillInLogin(RunningStudio.ADMINISTRATOR, RunningStudio.PASSWORD);
        assertThat(someone.page().getByText("The database does not answer").first())
                .isVisible();

        cable.plugIn();
        await().atMost(A_MINUTE).until(() -> health().statusCode() == 200);
        // The administrator is made in the background as soon as the store is there.
        await().atMost(A_MINUTE).until(() -> studio.output().contains("First start: sign in as"));
        someone.logIn();
        assertThat(someone.page().getByText("The database does not answer")).hasCount(0);
    }

    @Test
    void whatIsTypedWhileTheStoreIsAwayIsSavedByItselfWhenItReturns(Visitors visitors) throws IOException {
        cable.plugIn();
        studio.start();
        await().atMost(A_MINUTE).until(() -> studio.output().contains("First start: sign in as"));
        Steps steps = visitors.at(studio).logIn().steps();
        steps.makeProject("Through an outage");
        steps.goTo("Shots");
        steps.watchBadge();
        steps.addShot();
        steps.awaitSaved();

        cable.pullOut();
        steps.type(steps.prompt(), "Typed while the store was away");
        assertThat(steps.badge()).hasAttribute("data-status", "error", LATER);
        assertThat(steps.button("Retry now")).isVisible();
        assertThat(steps.button("Add shot")).isEnabled();

        cable.plugIn();
        assertThat(steps.badge()).hasAttribute("data-status", Pattern.compile("saved|idle"), LATER);
        steps.page().reload();
        assertThat(steps.prompt()).hasValue("Typed while the store was away");
    }

    private HttpResponse<String> health() {
        return studio.get("/actuator/health");
    }
}
