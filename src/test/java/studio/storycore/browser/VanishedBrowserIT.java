package studio.storycore.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.storycore.contract.ProjectJson;
import studio.storycore.storage.Projects;

/**
 * Browsers that are gone without a word, and those that come back after a while. How much the heap grows in an hour, by
 *
 * <pre>./mvnw verify -Dtest=NONE -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=VanishedBrowserIT -Dstorycore.vanish-minutes=60</pre>
 */
@BrowserTest
class VanishedBrowserIT {

    private static final List<String> PAGES = List.of("/account", "/admin/users", "/projects", "/admin/projects");
    private static final List<String> PROJECT_PAGES = List.of("/sequences", "/shots", "/dialogue", "/settings");

    private static final String UI = "com.vaadin.flow.component.UI";
    private static final String NODE = "com.vaadin.flow.internal.StateNode";
    private static final String SCRIPT = "com.vaadin.flow.component.internal.PendingJavaScriptInvocation";

    private static final int MINUTES = Integer.getInteger("storycore.vanish-minutes", 0);
    private static final int PROJECTS = MINUTES > 0 ? 288 : 30;

    /** More than a page has that opens a menu or a message; less than one list that is sent anew. */
    private static final long FEW = 50;

    @AutoClose
    private final RunningStudio patient = RunningStudio.named("vanished");

    /** Lets go of a tab that has not been heard of for six seconds. */
    @AutoClose
    private final RunningStudio impatient = RunningStudio.named("let-go", "--vaadin.heartbeatInterval=2");

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void nothingPilesUpForPagesOfABrowserThatWasKilled(Visitors visitors) {
        RunningStudio studio = patient.start();
        Steps ben = benWith("Vanishing", studio, visitors);
        addProjects(studio);
        try (KillableBrowser browser = visitors.killableBrowser()) {
            visitors.with(browser, studio).open("/login");
            openEveryPage(visitors.with(browser, studio), ben.path());
            browser.kill();
        }

        nothingPilesUp("Pages of a killed browser", studio, ben);
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void nothingPilesUpForPagesBehindACableThatWasCut(Visitors visitors) throws IOException {
        RunningStudio studio = patient.start();
        Steps ben = benWith("Cut off", studio, visitors);
        try (Cable cable = new Cable(studio::port)) {
            cable.plugIn();
            visitors.behind(cable, studio).open("/login");
            openEveryPage(visitors.behind(cable, studio), ben.path());
            cable.cut();

            nothingPilesUp("Pages behind a cut cable", studio, ben);
        }
    }

    /** For as many minutes as {@code storycore.vanish-minutes} says, and shortly without it. */
    private static void nothingPilesUp(String where, RunningStudio studio, Steps ben) {
        write(ben, Duration.ofSeconds(3));
        LiveObjects before = studio.liveObjects();
        Instant start = Instant.now();

        write(ben, Duration.ofMinutes(MINUTES).plusSeconds(15));

        LiveObjects after = studio.liveObjects();
        double minutes = Duration.between(start, Instant.now()).toMillis() / 60_000.0;
        System.out.printf(
                "%s: the heap grew by %.2f MB in %.1f minutes, by %d nodes and %d scripts%n",
                where,
                (after.bytes() - before.bytes()) / 1e6,
                minutes,
                after.instancesOf(NODE) - before.instancesOf(NODE),
                after.instancesOf(SCRIPT) - before.instancesOf(SCRIPT));
        assertThat(after.instancesOf(NODE)).as("nodes").isLessThan(before.instancesOf(NODE) + FEW);
        assertThat(after.instancesOf(SCRIPT)).as("scripts").isLessThan(before.instancesOf(SCRIPT) + FEW);
    }

    @Test
    void pagesWhoseBrowserIsGoneAreLetGoOfWithoutARequest(Visitors visitors) {
        RunningStudio studio = impatient.start();
        Steps ben = benWith("Let go of", studio, visitors);
        try (KillableBrowser browser = visitors.killableBrowser()) {
            openEveryPage(visitors.with(browser, studio), ben.path());
            assertThat(others(ben)).isVisible();
            browser.kill();
        }

        assertThat(others(ben)).isHidden();
        // Ben's, and the one of whoever made his account.
        await().atMost(Duration.ofSeconds(30)).until(() -> studio.liveObjects().instancesOf(UI) <= 2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPageThatComesBackAfterItWasLetGoOfHasWhatWasTypedMeanwhile(boolean noticed, Visitors visitors)
            throws IOException {
        RunningStudio studio = impatient.start();
        Steps ben = benWith("Coming back", studio, visitors);
        try (Cable cable = new Cable(studio::port)) {
            cable.plugIn();
            Visitor ada = visitors.behind(cable, studio).logIn();
            ada.open(ben.path());
            Steps steps = ada.steps();
            assertThat(steps.prompt()).isEditable();
            assertThat(others(ben)).isVisible();

            if (noticed) {
                cable.pullOut();
            } else {
                cable.cut();
            }
            steps.prompt().press("End");
            steps.prompt().pressSequentially(", and a lighthouse");
            assertThat(others(ben)).isHidden();
            if (noticed) {
                cable.plugIn();
            } else {
                cable.mend();
            }

            assertThat(ben.prompt()).hasValue("Ships in the harbour, and a lighthouse");
            assertThat(steps.prompt()).hasValue("Ships in the harbour, and a lighthouse");
            steps.awaitNoDrafts();
            assertThat(others(ben)).isVisible();
        }
    }

    /** Lists are long where this matters. */
    private static void addProjects(RunningStudio studio) {
        for (int i = 0; i < PROJECTS; i++) {
            String id = "listed-" + i;
            String document = new String(
                    new ProjectJson().write(Projects.withPrompts(id, 1, "A street in the rain")),
                    StandardCharsets.UTF_8);
            assertThat(studio.call("PUT", "/api/projects/" + id, document).statusCode())
                    .isEqualTo(201);
        }
    }

    /** Ben, in a project of the administrator, at its first shot. */
    private Steps benWith(String project, RunningStudio studio, Visitors visitors) {
        Visitor ada = visitors.at(studio);
        Visitor ben = visitors.newcomer(studio, "ben");
        String shot = ada.atAShot(project).path();
        ada.steps().share(project, "ben", "Editor");
        ada.leave();
        ben.open(shot);
        assertThat(ben.steps().prompt()).isEditable();
        ben.steps().watchBadge();
        return ben.steps();
    }

    private static void openEveryPage(Visitor someone, String shot) {
        someone.logIn();
        String project = shot.replaceFirst("/shots/.*", "");
        Stream.concat(PAGES.stream(), PROJECT_PAGES.stream().map(project::concat))
                .forEach(path -> {
                    Page page = someone.newTab(path);
                    assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
                });
    }

    /** Who else is in the project. */
    private static Locator others(Steps steps) {
        return steps.page().locator(".viewers vaadin-avatar").first();
    }

    /** Writes for a while, so that everything that others see of it changes again and again. */
    private static void write(Steps steps, Duration duration) {
        Instant end = Instant.now().plus(duration);
        for (int i = 0; Instant.now().isBefore(end); i++) {
            steps.type(steps.prompt(), "Ships in the harbour, " + i);
            steps.awaitSaved();
        }
    }
}
