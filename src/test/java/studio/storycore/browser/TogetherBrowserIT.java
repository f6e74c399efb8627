package studio.storycore.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.Test;

/** Several people in one project, with different rights. */
@BrowserTest
class TogetherBrowserIT {

    private static final LocatorAssertions.HasValueOptions WITHIN_TWO_SECONDS =
            new LocatorAssertions.HasValueOptions().setTimeout(2_000);

    @Test
    void twoPeopleInDifferentFieldsOfOneShotLoseNothing(RunningStudio studio, Visitors visitors) {
        Visitor ada = visitors.newcomer(studio, "ada");
        Visitor ben = visitors.newcomer(studio, "ben");
        Steps one = ada.steps();
        one.makeProject("Together");
        one.share("Together", "ben", "Editor");
        one.open("Together");
        one.goTo("Shots");
        one.addTwoShots("Ships in the harbour", "Birds over the cliff");
        one.watchBadge();
        ben.open(one.path());
        Steps two = ben.steps();
        assertThat(two.prompt()).hasValue("Birds over the cliff");

        Locator lighting = two.field("Lighting");
        one.prompt().press("End");
        for (String part : new String[] {" at", " first", " light"}) {
            one.prompt().pressSequentially(part);
            lighting.pressSequentially(part);
        }
        lighting.press("Enter");

        assertThat(one.field("Lighting")).hasValue(" at first light", WITHIN_TWO_SECONDS);
        assertThat(two.prompt()).hasValue("Birds over the cliff at first light", WITHIN_TWO_SECONDS);
        assertThat(one.prompt()).isFocused();
        one.prompt().pressSequentially(", in grey");
        assertThat(one.prompt()).hasValue("Birds over the cliff at first light, in grey");
        one.awaitSaved();
        assertThat(two.prompt()).hasValue("Birds over the cliff at first light, in grey", WITHIN_TWO_SECONDS);

        ben.page().reload();
        assertThat(two.prompt()).hasValue("Birds over the cliff at first light, in grey");
        assertThat(two.field("Lighting")).hasValue(" at first light");
    }

    @Test
    void aViewerMayLookAndAStrangerFindsNothing(RunningStudio studio, Visitors visitors) {
        Visitor owner = visitors.at(studio).logIn();
        Visitor viewer = visitors.newcomer(studio, "vera");
        Visitor stranger = visitors.newcomer(studio, "stan");
        Steps steps = owner.steps();
        steps.makeProject("Only to look at");
        steps.goTo("Shots");
        steps.addTwoShots("Ships in the harbour", "Birds over the cliff");
        String shot = steps.path();

        stranger.open(shot);
        assertThat(stranger.steps().heading("There is nothing here")).isVisible();
        assertThat(stranger.page().getByText("Only to look at")).hasCount(0);

        owner.open("/projects");
        steps.share("Only to look at", "vera", "Viewer");
        viewer.open(shot);
        Steps looking = viewer.steps();
        assertThat(looking.prompt()).hasValue("Birds over the cliff");
        assertThat(looking.prompt()).not().isEditable();
        assertThat(viewer.page().getByText("You can look at this project, but not change it."))
                .isVisible();
        assertThat(looking.button("Add shot")).isHidden();
        assertThat(looking.button("Delete")).isHidden();
        assertThat(looking.button("Undo")).isHidden();
    }
}
