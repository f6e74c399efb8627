package studio.storycore.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Someone's right is withdrawn, or the project is thrown away, while that person types. */
@BrowserTest
class WithdrawnRightBrowserIT {

    private static final String TYPED = "Ships in the harbour, and words of Bea";

    @Test
    void whoeverIsNoLongerInAProjectStaysOnThePageWithTheTextAndFindsItLater(RunningStudio studio, Visitors visitors) {
        Visitor bea = visitors.newcomer(studio, "withdrawn-bea");
        Steps ada = visitors.at(studio).atAShot("No longer shared");
        String path = ada.path();
        ada.share("No longer shared", "withdrawn-bea", "Editor");
        bea.open(path);
        Steps steps = bea.steps();
        steps.prompt().press("End");

        ada.chooseAction("No longer shared", "Share");
        ada.button("Stop sharing with withdrawn-bea").click();
        assertThat(steps.page()
                        .getByText("no longer shares this project with you")
                        .first())
                .isVisible();
        steps.prompt().pressSequentially(", and words of Bea");

        assertThat(steps.prompt()).hasValue(TYPED);
        assertThat(steps.path()).isEqualTo(path);
        steps.heading("No longer shared").click();
        assertThat(steps.prompt()).hasValue(TYPED);
        assertThat(steps.prompt()).not().isEditable();
        steps.awaitDrafts(1);

        steps.page().reload();
        assertThat(steps.page().getByText("There is nothing here")).isVisible();
        steps.page().getByText("Go to the projects").click();
        steps.button("Show").click();
        assertThat(steps.dialog().getByLabel("No longer shared – Shot 1: prompt"))
                .hasValue(TYPED);
        steps.button("Close").click();
        steps.logOut();
        assertThat(steps.dialog().getByLabel("No longer shared – Shot 1: prompt"))
                .hasValue(TYPED);
        steps.button("Log out without it").click();
        assertThat(steps.page()).hasURL(Pattern.compile(".*/login.*"));
        steps.awaitNoDrafts();
    }

    @Test
    void whoeverIsInAProjectThatIsThrownAwayStaysThereReadOnlyWithTheText(RunningStudio studio, Visitors visitors) {
        Steps steps = visitors.at(studio).atAShot("Thrown away");
        steps.prompt().press("End");

        assertThat(studio.call("DELETE", "/api" + steps.path().replaceFirst("/shots.*", ""), "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(steps.page().getByText("has put this project into the trash."))
                .isVisible();
        steps.prompt().pressSequentially(", and words of Ada");
        steps.heading("Thrown away").click();

        assertThat(steps.prompt()).hasValue("Ships in the harbour, and words of Ada");
        assertThat(steps.prompt()).not().isEditable();
        assertThat(steps.badge()).containsText("Not saved: a text waits for you");
    }
}
