package studio.storycore.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The main job from end to end: open a project, edit it, have it saved, and find it again. */
@BrowserTest
class JourneyBrowserIT {

    private static final String PROMPT = "A lighthouse at dusk, seen from the sea, low sun behind the tower, calm mood";

    @AutoClose
    private final RunningStudio studio = RunningStudio.named("journey");

    @Test
    void whatTheBadgeCallsSavedIsThereAfterTheProcessWasKilled(Visitors visitors) {
        studio.start();
        Visitor someone = visitors.at(studio).logIn();
        Steps steps = someone.steps();
        String project = steps.makeProject("The Lighthouse");
        steps.watchBadge();
        steps.button("Add sequence").first().click();
        steps.awaitSaved();
        steps.goTo("Shots");
        steps.addShot();
        steps.awaitSaved();

        steps.prompt().pressSequentially(PROMPT);
        assertThat(steps.badge()).hasAttribute("data-status", "unsaved");
        assertThat(steps.badge()).hasAttribute("data-status", "saved");
        assertThat(steps.badgeStates())
                .containsSubsequence("unsaved", "saved")
                .isSubsetOf("idle", "unsaved", "saving", "saved");

        studio.kill();
        studio.start();

        Visitor again = visitors.at(studio).logIn();
        Steps stepsAgain = again.steps();
        stepsAgain.open("The Lighthouse");
        assertThat(stepsAgain.path()).startsWith(project);
        stepsAgain.row(PROMPT).click();
        assertThat(stepsAgain.prompt()).hasValue(PROMPT);
    }
}
