package studio.storycore.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Fields with suggestions, into which anything else can be typed as well: what they show is what is saved. */
@BrowserTest
class SuggestionsBrowserIT {

    private static final Pattern SAVED = Pattern.compile("^(saved|idle)$");

    @Test
    void whatFieldsWithSuggestionsShowIsWhatIsSaved(RunningStudio studio, Visitors visitors) {
        Steps steps = visitors.at(studio).atAShot("Suggestions");

        steps.field("Camera angle").click();
        steps.field("Camera angle").pressSequentially("from far away");
        steps.field("Camera angle").press("Tab");
        awaitAllSaved(steps);

        steps.field("Mood").click();
        steps.field("Mood").pressSequentially("Cal");
        steps.field("Mood").press("ArrowDown");
        steps.field("Mood").press("Enter");
        steps.field("Mood").press("Tab");
        awaitAllSaved(steps);
        assertThat(steps.field("Mood")).hasValue("Calm");

        steps.button("Add phrase").click();
        steps.field("Character").click();
        steps.field("Character").pressSequentially("Bob");
        awaitAllSaved(steps);
        assertThat(steps.field("Character")).hasValue("Bob");

        steps.page().reload();
        assertThat(steps.field("Camera angle")).hasValue("from far away");
        assertThat(steps.field("Mood")).hasValue("Calm");
        assertThat(steps.field("Character")).hasValue("Bob");
        assertThat(steps.badge()).hasAttribute("data-status", SAVED);
    }

    @Test
    void aFieldWithSuggestionsHoldsWhatItShowsAfterEscape(RunningStudio studio, Visitors visitors) {
        Steps steps = visitors.at(studio).atAShot("Escape");
        Locator mood = steps.field("Mood");
        mood.click();
        mood.pressSequentially("Stormy");
        mood.press("Tab");
        awaitAllSaved(steps);

        // At once, and when the server knows already what was typed.
        for (boolean isKnown : List.of(false, true)) {
            steps.type(mood, "called off");
            if (isKnown) {
                awaitAllSaved(steps);
            }
            mood.press("Escape");
            assertThat(mood).hasValue("Stormy");
            mood.press("Tab");
            awaitAllSaved(steps);
            assertThat(mood).hasValue("Stormy");
            Visitor witness = visitors.at(studio).logIn();
            witness.open(steps.path());
            assertThat(witness.steps().field("Mood")).hasValue("Stormy");
        }
    }

    /** Waits until what was typed is saved, as the badge and the browser's own store tell. */
    private static void awaitAllSaved(Steps steps) {
        assertThat(steps.badge()).hasAttribute("data-status", Pattern.compile("unsaved|saving|saved"));
        assertThat(steps.badge()).hasAttribute("data-status", SAVED);
        steps.awaitNoDrafts();
    }
}
