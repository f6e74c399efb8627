package studio.storycore.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was typed and is not in the database survives whatever happens to the page, the connection and the server. */
@BrowserTest
class DraftsBrowserIT {

    private static final RunningStudio STUDIO = RunningStudio.named("drafts");
    private static final Cable CABLE = new Cable(STUDIO::port);
    private static final Pattern SAVED = Pattern.compile("^(saved|idle)$");
    private static final LocatorAssertions.HasAttributeOptions WITHIN_TEN_SECONDS =
            new LocatorAssertions.HasAttributeOptions().setTimeout(10_000);
    private static final LocatorAssertions.HasAttributeOptions WITHIN_A_MINUTE =
            new LocatorAssertions.HasAttributeOptions().setTimeout(60_000);

    @BeforeAll
    static void start() {
        STUDIO.start();
    }

    @AfterAll
    static void stop() {
        CABLE.close();
        STUDIO.close();
    }

    @BeforeEach
    void plugIn() throws IOException {
        CABLE.pullOut();
        CABLE.plugIn();
    }

    @Test
    void aBrokenConnectionIsSaidTypingGoesOnAndAllIsSavedWhenItIsBack(Visitors visitors) throws IOException {
        Steps steps = visitors.behind(CABLE, STUDIO).atAShot("Connection drops");

        CABLE.pullOut();
        Instant dropped = Instant.now();
        steps.prompt().pressSequentially(" typed while nobody answers");
        assertThat(steps.badge()).hasAttribute("data-status", "offline", WITHIN_TEN_SECONDS);
        assertThat(Duration.between(dropped, Instant.now())).isLessThan(Duration.ofSeconds(10));
        assertThat(steps.badge().getByText("No connection: kept on this device"))
                .isVisible();
        steps.prompt().pressSequentially(", and on");

        CABLE.plugIn();
        assertThat(steps.badge()).hasAttribute("data-status", SAVED, WITHIN_A_MINUTE);
        String all = "Ships in the harbour typed while nobody answers, and on";
        assertThat(steps.prompt()).hasValue(all);
        assertSavedIs(visitors, steps.path(), all);
    }

    @Test
    void aConnectionOnWhichNothingComesThroughIsSaidAsWell(Visitors visitors) {
        Steps steps = visitors.behind(CABLE, STUDIO).atAShot("Connection hangs");

        CABLE.cut();
        steps.prompt().pressSequentially(" into the void");
        assertThat(steps.badge()).hasAttribute("data-status", "offline", WITHIN_TEN_SECONDS);

        CABLE.mend();
        assertThat(steps.badge()).hasAttribute("data-status", SAVED, WITHIN_A_MINUTE);
        assertThat(steps.prompt()).hasValue("Ships in the harbour into the void");
    }

    @Test
    void aTabThatIsClosedInMidWordHasItsTextBackInTheNextOne(Visitors visitors) throws IOException {
        Visitor someone = visitors.behind(CABLE, STUDIO);
        Steps steps = someone.atAShot("Closed in mid-word");
        String path = steps.path();

        CABLE.unheard(() -> {
            steps.prompt().pressSequentially(" and the gul");
            steps.page().close();
        });

        Steps again = new Steps(someone.newTab(path));
        assertThat(again.prompt()).hasValue("Ships in the harbour and the gul");
        assertThat(again.page().getByText("A change that was not saved yet is back in the project."))
                .isVisible();
        assertThat(again.badge()).hasAttribute("data-status", SAVED, WITHIN_A_MINUTE);
        assertSavedIs(visitors, path, "Ships in the harbour and the gul");
    }

    @Test
    void whatIsSwitchedOnWhileNobodyAnswersComesBackLikeAText(Visitors visitors) throws IOException {
        Visitor someone = visitors.behind(CABLE, STUDIO);
        Steps steps = someone.logIn().steps();
        steps.makeProject("Switched on");
        steps.goTo("Settings");
        String path = steps.path();

        CABLE.unheard(() -> {
            steps.field("Quality check").check();
            steps.page().close();
        });

        Steps again = new Steps(someone.newTab(path));
        assertThat(again.field("Quality check")).isChecked();
        again.awaitNoDrafts();
        again.page().reload();
        assertThat(again.field("Quality check")).isChecked();
        assertThat(again.field("Promotion")).not().isChecked();
    }

    @Test
    void whatIsTypedRightBeforeALinkOrGoingBackIsThereOnReturn(Visitors visitors) {
        Steps steps = visitors.at(STUDIO).atAShot("Typed and gone");
        String path = steps.path();

        steps.prompt().pressSequentially(" and a link");
        steps.goTo("Settings");
        steps.goBack();
        assertThat(steps.prompt()).hasValue("Ships in the harbour and a link");

        steps.prompt().pressSequentially(" and back");
        steps.goBack();
        steps.page().waitForURL(url -> !url.endsWith(path));
        steps.page().navigate(STUDIO.url(path));
        assertThat(steps.prompt()).hasValue("Ships in the harbour and a link and back");
    }

    @Test
    void whatWasTakenBackDoesNotComeBack(Visitors visitors) {
        Visitor someone = visitors.behind(CABLE, STUDIO);
        Steps steps = someone.atAShot("Taken back");
        steps.prompt().press("End");
        steps.prompt().pressSequentially(", unwanted words");
        assertThat(steps.row("unwanted")).isVisible();

        steps.button("Undo").click();
        assertThat(steps.row("unwanted")).isHidden();
        steps.awaitNoDrafts();

        steps.page().reload();
        assertThat(steps.prompt()).isEditable();
        assertThat(steps.prompt()).not().hasValue(Pattern.compile("unwanted"));
        assertThat(steps.dialog()).isHidden();
    }

    @Test
    void theServerIsKilledUnderAnOpenTabWhichRecoversByItselfWithTheText(Visitors visitors) {
        Steps steps = visitors.behind(CABLE, STUDIO).atAShot("Server killed");

        STUDIO.kill();
        steps.prompt().pressSequentially(" when the light went out");
        assertThat(steps.badge()).hasAttribute("data-status", "offline", WITHIN_TEN_SECONDS);
        STUDIO.start();

        assertThat(steps.badge()).hasAttribute("data-status", SAVED, WITHIN_A_MINUTE);
        assertThat(steps.prompt()).hasValue("Ships in the harbour when the light went out");
        assertSavedIs(visitors, steps.path(), "Ships in the harbour when the light went out");
    }

    @Test
    void aSessionThatEndedOverUnsavedTextLeadsToALoginAfterWhichTheTextIsThere(Visitors visitors) throws IOException {
        Visitor someone = visitors.behind(CABLE, STUDIO);
        Steps steps = someone.atAShot("Overnight");
        String path = steps.path();

        CABLE.pullOut();
        steps.prompt().pressSequentially(" before the night");
        someone.loseSession();
        CABLE.plugIn();

        assertThat(steps.page()).hasURL(Pattern.compile(".*/login.*"));
        someone.fillInLogin(RunningStudio.ADMINISTRATOR, RunningStudio.PASSWORD);
        assertThat(steps.prompt()).hasValue("Ships in the harbour before the night");
        assertThat(steps.path()).isEqualTo(path);
        assertThat(steps.badge()).hasAttribute("data-status", SAVED, WITHIN_A_MINUTE);
    }

    @Test
    void aTextThatSomeoneElseChangedMeanwhileIsShownBesideTheirsAndThePersonChooses(Visitors visitors)
            throws IOException {
        Visitor someone = visitors.behind(CABLE, STUDIO);
        Steps first = someone.atAShot("Both changed it");
        String path = first.path();
        // Nobody is in the field there, so nobody there has anything to decide.
        first.heading("Both changed it").click();
        Steps theirs = visitors.at(STUDIO).logIn().steps();
        theirs.page().navigate(STUDIO.url(path));

        for (String choice : List.of("Use mine", "Keep what is in the project")) {
            Steps before = new Steps(someone.newTab(path));
            assertThat(before.prompt()).isEditable();
            CABLE.unheard(() -> {
                before.type(before.prompt(), "Mine: " + choice);
                before.page().close();
            });
            theirs.watchBadge();
            theirs.type(theirs.prompt(), "Theirs: " + choice);
            theirs.awaitSaved();

            Steps mine = new Steps(someone.newTab(path));
            assertThat(mine.prompt()).hasValue("Theirs: " + choice);
            Locator dialog = mine.dialog();
            assertThat(dialog.getByLabel("Yours")).hasValue("Mine: " + choice);
            assertThat(dialog.getByLabel("In the project now")).hasValue("Theirs: " + choice);
            mine.button(choice).click();

            String wanted = choice.equals("Use mine") ? "Mine: " + choice : "Theirs: " + choice;
            assertThat(dialog).isHidden();
            assertThat(mine.badge()).hasAttribute("data-status", SAVED, WITHIN_A_MINUTE);
            assertThat(mine.prompt()).hasValue(wanted);
            if (choice.equals("Use mine")) {
                // A field that someone is in does not change under their hands: they are told, and decide as well.
                assertThat(theirs.prompt()).hasValue("Theirs: " + choice);
                theirs.button("Show").click();
                theirs.button("Keep what is in the project").click();
            }
            assertThat(theirs.prompt()).hasValue(wanted);
            mine.awaitNoDrafts();
        }
    }

    @Test
    void aTabThatSleptShowsTheNewestAndOverwritesNothing(Visitors visitors) {
        Visitor someone = visitors.behind(CABLE, STUDIO);
        Steps sleeper = someone.atAShot("Slept for hours");
        Steps other = visitors.at(STUDIO).logIn().steps();
        other.page().navigate(STUDIO.url(sleeper.path()));
        assertThat(other.prompt()).hasValue("Ships in the harbour");

        sleeper.page().evaluate("document.activeElement.blur()");
        sleeper.awaitNothingOnTheWay();
        CABLE.cut();
        other.watchBadge();
        other.type(other.prompt(), "Changed while the other slept");
        other.awaitSaved();
        CABLE.mend();

        assertThat(sleeper.prompt()).hasValue("Changed while the other slept");
        assertThat(other.prompt()).hasValue("Changed while the other slept");
    }

    @Test
    void theBadgeSaysUnsavedFromTheFirstKeyOnAndLeavingIsAskedAbout(Visitors visitors) {
        Visitor someone = visitors.behind(CABLE, STUDIO);
        Steps steps = someone.atAShot("First key");
        List<String> asked = new ArrayList<>();
        steps.page().onDialog(dialog -> {
            asked.add(dialog.type());
            dialog.dismiss();
        });

        CABLE.cut();
        steps.prompt().press("x");
        assertThat(steps.badge()).hasAttribute("data-status", "unsaved");
        steps.page().close(new Page.CloseOptions().setRunBeforeUnload(true));
        steps.page().waitForCondition(() -> !asked.isEmpty());
        assertThat(asked).containsExactly("beforeunload");

        CABLE.mend();
        assertThat(steps.badge()).hasAttribute("data-status", SAVED, WITHIN_A_MINUTE);
        assertThat(steps.page().evaluate("""
                        () => {
                          const leaving = new Event('beforeunload', { cancelable: true });
                          window.dispatchEvent(leaving);
                          return leaving.defaultPrevented;
                        }"""))
                .as("whether leaving is asked about when all is saved")
                .isEqualTo(false);
    }

    /** Asks the server anew, by another way. */
    private static void assertSavedIs(Visitors visitors, String path, String prompt) {
        Visitor witness = visitors.at(STUDIO).logIn();
        witness.open(path);
        assertThat(witness.steps().prompt()).hasValue(prompt);
    }
}
