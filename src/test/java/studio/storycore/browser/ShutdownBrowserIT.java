package studio.storycore.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@BrowserTest
class ShutdownBrowserIT {

    private static final String PROMPT = "Typed a moment before the server was stopped";

    /** By itself it would not save before the test is over. */
    @AutoClose
    private final RunningStudio studio =
            RunningStudio.named("shutdown", "--storycore.autosave.delay=60s", "--storycore.autosave.max-wait=120s");

    @Test
    void aPoliteStopSavesWhatWaitsForTheDebounce(Visitors visitors) {
        studio.start();
        Visitor someone = visitors.at(studio).logIn();
        Steps steps = someone.steps();
        steps.makeProject("Stopped in the middle");
        steps.goTo("Shots");
        steps.addShot();
        String shot = someone.page().url();
        steps.prompt().pressSequentially(PROMPT);
        // The list is drawn by the server: the text has arrived there.
        assertThat(steps.row(PROMPT)).isVisible();
        assertThat(steps.badge()).hasAttribute("data-status", "unsaved");

        int exitCode = studio.stop();

        assertThat(exitCode).as("ended by the signal, after its shutdown hooks").isEqualTo(128 + 15);
        assertThat(studio.output()).doesNotContain("Stopped with unsaved edits");
        studio.start();
        Visitor again = visitors.at(studio).logIn();
        again.page().navigate(shot);
        assertThat(again.steps().prompt()).hasValue(PROMPT);
    }
}
