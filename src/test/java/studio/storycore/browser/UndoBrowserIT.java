package studio.storycore.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** What a person did, or anyone deleted, is taken back long after, from wherever the person is. */
@BrowserTest
class UndoBrowserIT {

    @Test
    void undoIsThereAfterAReloadAfterALookAtTheProjectsAndOnAnotherDevice(RunningStudio studio, Visitors visitors) {
        Visitor someone = visitors.at(studio);
        Steps steps = someone.atAShot("Taken back later");
        String path = steps.path();
        steps.type(steps.field("Mood"), "calm");
        steps.awaitSaved();

        steps.page().reload();
        assertThat(steps.field("Mood")).hasValue("calm");
        undo(steps).click();
        assertThat(steps.field("Mood")).hasValue("");

        someone.open("/projects");
        steps.open("Taken back later");
        steps.page().navigate(studio.url(path));
        undo(steps).click();
        assertThat(steps.prompt()).hasValue("");

        Visitor elsewhere = visitors.at(studio).logIn();
        elsewhere.open(path);
        Steps there = elsewhere.steps();
        redo(there).click();
        assertThat(there.prompt()).hasValue("Ships in the harbour");
        assertThat(steps.prompt()).hasValue("Ships in the harbour");
        redo(there).click();
        assertThat(there.field("Mood")).hasValue("calm");
        assertThat(redo(there)).isDisabled();
        assertThat(redo(steps)).isDisabled();
    }

    @Test
    void whatWasDeletedIsBroughtBackWithTheKeyboardOnAnotherDevice(RunningStudio studio, Visitors visitors) {
        Steps steps = visitors.at(studio).logIn().steps();
        steps.makeProject("Brought back later");
        steps.goTo("Shots");
        steps.addTwoShots("Ships in the harbour", "Birds over the cliff");
        String path = steps.path();
        steps.watchBadge();
        steps.button("Delete").click();
        assertThat(steps.row("Birds")).isHidden();
        steps.awaitSaved();

        Visitor elsewhere = visitors.at(studio).logIn();
        elsewhere.open(path.replaceFirst("/shots/.*", "/shots"));
        Steps there = elsewhere.steps();
        there.button("Recently deleted").press("Enter");
        Locator bringBack = there.dialog()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Bring back: Shot “Birds over the cliff”"));
        bringBack.press("Enter");

        assertThat(there.row("Birds")).isVisible();
        assertThat(steps.row("Birds")).isVisible();
        assertThat(bringBack).isHidden();
        assertThat(there.button("Close")).isFocused();
        there.page().keyboard().press("Escape");
        assertThat(there.dialog()).isHidden();
    }

    private static Locator undo(Steps steps) {
        return action(steps.page(), "undo");
    }

    private static Locator redo(Steps steps) {
        return action(steps.page(), "redo");
    }

    private static Locator action(Page page, String name) {
        return page.locator("[data-action=" + name + "]");
    }
}
