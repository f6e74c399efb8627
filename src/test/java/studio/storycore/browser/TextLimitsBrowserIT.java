package studio.storycore.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** Texts that are too long, pasted into fields: nothing is cut, and the limit is told. */
@BrowserTest
class TextLimitsBrowserIT {

    @Test
    void aNamePastedIntoTheDialogOfANewProjectIsNotCut(RunningStudio studio, Visitors visitors) {
        Steps steps = visitors.at(studio).logIn().steps();
        steps.button("New project").click();
        Locator name = steps.dialog().getByLabel("Name");
        paste(steps, name, "n".repeat(300));
        steps.button("Create").click();

        assertThat(steps.dialog()).containsText("This name has 300 characters; at most 200 are possible.");
        assertThat(name).hasValue("n".repeat(300));

        paste(steps, name, "n".repeat(200));
        steps.button("Create").click();
        assertThat(steps.heading("n".repeat(200))).isVisible();
    }

    @Test
    void anOwnNamePastedOnTheAccountPageIsNotCut(RunningStudio studio, Visitors visitors) {
        Visitor visitor = visitors.newcomer(studio, "long-named");
        visitor.open("/account");
        Steps steps = visitor.steps();
        Locator name = steps.field("Name shown to others");
        paste(steps, name, "n".repeat(500));
        steps.button("Save name").click();

        assertThat(steps.page().getByText("This name has 500 characters; at most 100 are possible."))
                .isVisible();
        assertThat(name).hasValue("n".repeat(500));
        assertThat(steps.page().getByText("has been saved")).isHidden();

        steps.page().reload();
        assertThat(name).hasValue("Long-named");
    }

    @Test
    void aTextThatIsTooLongToBeSentIsToldAndTheRestIsSaved(RunningStudio studio, Visitors visitors) {
        Steps steps = visitors.at(studio).atAShot("Too much");
        Locator prompt = steps.prompt();
        prompt.fill("Rain on the roof. ".repeat(60_000));
        assertThat(steps.page().getByText("This text has 1,080,000 characters, which is too long to be sent."))
                .isVisible();

        steps.type(steps.field("Duration"), "7");
        steps.awaitSaved();
        assertThat(prompt).hasValue("Rain on the roof. ".repeat(60_000));

        prompt.fill("Rain on the roof. ".repeat(2_000));
        assertThat(steps.page().getByText("This text has 36,000 characters; at most 20,000 are possible."))
                .isVisible();
        prompt.fill("Short enough");
        steps.awaitSaved();
        steps.awaitNoDrafts();
        steps.page().reload();
        assertThat(prompt).hasValue("Short enough");
        assertThat(steps.field("Duration")).hasValue("7");
    }

    private static void paste(Steps steps, Locator field, String text) {
        field.click();
        field.press("ControlOrMeta+a");
        steps.page().keyboard().insertText(text);
    }
}
