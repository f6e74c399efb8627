package studio.storycore.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An administrator disables the account of someone who has a project open. */
@BrowserTest
class ChangedAccountBrowserIT {

    @Test
    void whoseAccountIsDisabledStaysOnThePageReadOnlyWithTheText(RunningStudio studio, Visitors visitors) {
        Visitor bea = visitors.newcomer(studio, "a-bea");
        Steps steps = bea.steps();
        steps.makeProject("Of Bea");
        steps.goTo("Shots");
        steps.watchBadge();
        steps.addShot();
        steps.type(steps.prompt(), "Ships in the harbour");
        steps.awaitSaved();
        String path = steps.path();
        Visitor chief = visitors.at(studio).logIn();

        chief.open("/admin/users");
        disable(chief.steps(), "A-bea");

        assertThat(steps.page().getByText("has disabled your account").first()).isVisible();
        steps.prompt().press("End");
        steps.prompt().pressSequentially(", and words of Bea");
        steps.heading("Of Bea").click();
        assertThat(steps.prompt()).hasValue("Ships in the harbour, and words of Bea");
        assertThat(steps.prompt()).not().isEditable();
        // What the page says to the server by itself and by clicks does not end it.
        steps.page()
                .waitForResponse(
                        answer -> answer.url().contains("v-r=heartbeat"),
                        () -> steps.page().evaluate("fetch('/?v-r=heartbeat&v-uiId=0', {method: 'POST'})"));
        assertThat(steps.path()).isEqualTo(path);
        assertThat(steps.prompt()).hasValue("Ships in the harbour, and words of Bea");

        steps.page().reload();
        assertThat(steps.page()).hasURL(Pattern.compile(".*/login.*"));
    }

    private static void disable(Steps chief, String name) {
        chief.button("Actions for " + name).click();
        chief.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Disable account"))
                .click();
        chief.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Disable account"))
                .click();
    }
}
