package studio.storycore.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import studio.storycore.reliability.Fault;
import studio.storycore.reliability.FaultProxy;
import studio.storycore.storage.embedded.EmbeddedStore;

@BrowserTest
class StoreDownBrowserIT {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private static final LocatorAssertions.HasAttributeOptions LATER =
            new LocatorAssertions.HasAttributeOptions().setTimeout(A_MINUTE.toMillis());

    @AutoClose
    private final EmbeddedStore store = emptyStore();

    /** Nobody listens at the store's address at first. */
    @AutoClose
    private final FaultProxy way = new FaultProxy(store.connectionString());

    @AutoClose
    private final RunningStudio studio = RunningStudio.named(
            "store-down/studio",
            "--spring.mongodb.uri=" + way.uri(),
            "--storycore.save.retry-delay=100ms",
            "--storycore.save.max-retry-delay=1s");

    @Test
    void theApplicationStartsWithoutItsStoreSaysSoAndRecoversByItself(Visitors visitors) {
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

        way.become(new Fault.None());
        await().atMost(A_MINUTE).until(() -> health().statusCode() == 200);
        // The administrator is made in the background as soon as the store is there.
        await().atMost(A_MINUTE).until(() -> studio.output().contains("First start: sign in as"));
        someone.logIn();
        assertThat(someone.page().getByText("The database does not answer")).hasCount(0);
    }

    @Test
    void whatIsTypedWhileTheStoreIsAwayIsSavedByItselfWhenItReturns(Visitors visitors) {
        way.become(new Fault.None());
        studio.start();
        await().atMost(A_MINUTE).until(() -> studio.output().contains("First start: sign in as"));
        Steps steps = visitors.at(studio).logIn().steps();
        steps.makeProject("Through an outage");
        steps.goTo("Shots");
        steps.watchBadge();
        steps.addShot();
        steps.awaitSaved();

        way.become(new Fault.Refused());
        steps.type(steps.prompt(), "Typed while the store was away");
        assertThat(steps.badge()).hasAttribute("data-status", "error", LATER);
        assertThat(steps.button("Retry now")).isVisible();
        assertThat(steps.button("Add shot")).isEnabled();

        way.become(new Fault.None());
        assertThat(steps.badge()).hasAttribute("data-status", Pattern.compile("^(saved|idle)$"), LATER);
        steps.page().reload();
        assertThat(steps.prompt()).hasValue("Typed while the store was away");
    }

    @Test
    void aPageThatIsLoadedAgainWhileTheStoreIsAwayIsThereIfItsProjectIsOpen(Visitors visitors) {
        way.become(new Fault.None());
        studio.start();
        await().atMost(A_MINUTE).until(() -> studio.output().contains("First start: sign in as"));
        Visitor someone = visitors.at(studio).logIn();
        Steps steps = someone.steps();
        steps.makeProject("Reloaded during an outage");
        steps.goTo("Shots");
        steps.watchBadge();
        steps.addShot();
        steps.awaitSaved();

        way.become(new Fault.Refused());
        steps.type(steps.prompt(), "Typed while the store was away");
        assertThat(steps.badge()).hasAttribute("data-status", "error", LATER);
        someone.page().reload();
        assertThat(steps.prompt()).hasValue("Typed while the store was away");
        assertThat(steps.badge()).hasAttribute("data-status", "error");
        steps.type(steps.prompt(), "Typed after the reload");
        assertThat(steps.row("Typed after the reload")).isVisible();

        way.become(new Fault.None());
        assertThat(steps.badge()).hasAttribute("data-status", Pattern.compile("^(saved|idle)$"), LATER);
        someone.page().reload();
        assertThat(steps.prompt()).hasValue("Typed after the reload");
    }

    private static EmbeddedStore emptyStore() {
        try {
            Path folder = Path.of("target", "studios", "store-down", "store").toAbsolutePath();
            FileSystemUtils.deleteRecursively(folder);
            return EmbeddedStore.open(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatIsTypedWhileTheStoreIsAwayOutlivesAStop(Visitors visitors) {
        way.become(new Fault.None());
        studio.start();
        await().atMost(A_MINUTE).until(() -> studio.output().contains("First start: sign in as"));
        Visitor someone = visitors.at(studio).logIn();
        Steps steps = someone.steps();
        steps.makeProject("Stopped during an outage");
        steps.goTo("Shots");
        steps.watchBadge();
        steps.addShot();
        steps.awaitSaved();
        String shot = someone.page().url();

        way.become(new Fault.Refused());
        steps.type(steps.prompt(), "Typed before the server was stopped");
        assertThat(steps.badge()).hasAttribute("data-status", "error", LATER);
        studio.stop();
        assertThat(studio.output()).contains("the next start saves them from").doesNotContain("Typed before");

        way.become(new Fault.None());
        studio.start();
        await().atMost(A_MINUTE).until(() -> studio.output().contains("are taken up"));
        Visitor again = visitors.at(studio).logIn();
        again.page().navigate(shot);
        assertThat(again.steps().prompt()).hasValue("Typed before the server was stopped");
    }

    private HttpResponse<String> health() {
        return studio.get("/actuator/health");
    }
}
