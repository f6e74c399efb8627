package studio.storycore.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The browser's own store, where drafts are kept: whose they are, and what if it takes none. */
@BrowserTest
class DraftShelfBrowserIT {

    private static final Pattern SAVED = Pattern.compile("^(saved|idle)$");
    private static final String NOT_KEPT = "This browser does not let us keep unsaved texts";

    /** Room for some sentences. */
    private static final int LITTLE_ROOM = 100_000;

    /** The longest text that a field takes, in letters of which each needs two bytes. */
    private static final String LARGE = "海".repeat(20_000);

    private static final int NO_ROOM = 1;
    private static final int MUCH_ROOM = 10_000_000;

    private Cable cable;

    @BeforeEach
    void plugIn(RunningStudio studio) throws IOException {
        cable = new Cable(studio::port);
        cable.plugIn();
    }

    @AfterEach
    void pullOut() {
        cable.close();
    }

    @Test
    void whatIsTypedWhileTheBrowsersStoreIsFullIsSavedAndTheTroubleIsSaidWhileItLasts(
            RunningStudio studio, Visitors visitors) {
        Visitor someone = visitors.behind(cable, studio);
        someone.limitStorage(LITTLE_ROOM);
        Steps steps = someone.atAShot("Storage full");
        Locator trouble = steps.page().getByText(NOT_KEPT);
        assertThat(trouble).isHidden();

        cable.cut();
        steps.prompt().press("x");
        steps.awaitDrafts(1);
        someone.limitStorage(NO_ROOM);
        steps.prompt().fill(LARGE);
        assertThat(trouble).isVisible();
        assertThat(steps.badge()).hasAttribute("data-status", Pattern.compile("unsaved|offline"));
        List<String> asked = new ArrayList<>();
        steps.page().onDialog(dialog -> {
            asked.add(dialog.type());
            dialog.dismiss();
        });
        steps.page().close(new Page.CloseOptions().setRunBeforeUnload(true));
        steps.page().waitForCondition(() -> !asked.isEmpty());
        assertThat(asked).containsExactly("beforeunload");

        cable.mend();
        assertThat(steps.badge())
                .hasAttribute("data-status", SAVED, new LocatorAssertions.HasAttributeOptions().setTimeout(60_000));
        steps.awaitNoDrafts();
        steps.page().reload();
        assertThat(steps.prompt()).hasValue(LARGE);
        assertThat(steps.dialog()).isHidden();

        steps.prompt().fill(LARGE.replace('海', '山'));
        assertThat(trouble).isVisible();
        someone.limitStorage(MUCH_ROOM);
        steps.type(steps.prompt(), "Few words");
        assertThat(trouble).isHidden();
    }

    @Test
    void withoutAStoreInTheBrowserThatIsSaidAndEverythingElseWorks(RunningStudio studio, Visitors visitors) {
        Visitor someone = visitors.at(studio);
        // A browser that allows a site no storage refuses its locks as well.
        someone.page().addInitScript("""
                const no = () => new DOMException('no', 'SecurityError');
                indexedDB.open = () => { throw no(); };
                navigator.locks.request = navigator.locks.query = () => Promise.reject(no());
                """);
        Steps steps = someone.atAShot("Storage forbidden");

        assertThat(steps.page().getByText(NOT_KEPT)).isVisible();
        steps.page().reload();
        assertThat(steps.prompt()).hasValue("Ships in the harbour");
        assertThat(someone.complaints()).noneMatch(complaint -> complaint.contains("uncaught"));
    }

    @Test
    void loggingOutAsksAboutTextThatIsNotSavedAndLeavesNothingBehind(RunningStudio studio, Visitors visitors) {
        Visitor someone = visitors.at(studio);
        Steps steps = someone.atAShot("Logging out");
        Locator duration = steps.field("Duration");
        steps.type(duration, "no number");
        assertThat(steps.badge()).hasAttribute("data-status", "unsaved");

        steps.logOut();
        assertThat(steps.dialog()).containsText("not saved");
        steps.button("Stay").click();
        assertThat(duration).hasValue("no number");

        steps.logOut();
        steps.button("Log out without it").click();
        assertThat(steps.page()).hasURL(Pattern.compile(".*/login.*"));
        steps.awaitNoDrafts();
    }

    @Test
    void loggingOutAsksAboutTextThatNeitherTheServerNorTheBrowserTook(RunningStudio studio, Visitors visitors) {
        Visitor someone = visitors.at(studio);
        someone.limitStorage(NO_ROOM);
        Steps steps = someone.atAShot("Storage full and logging out");

        steps.type(steps.field("Duration"), "no number");
        assertThat(steps.page().getByText(NOT_KEPT)).isVisible();
        steps.logOut();

        assertThat(steps.dialog()).containsText("not saved");
    }

    @Test
    void whatLivesInOneTabIsNotGivenToAnotherUntilThatTabIsGone(RunningStudio studio, Visitors visitors) {
        Visitor someone = visitors.at(studio);
        Steps one = someone.atAShot("Living tabs");
        // The server hears nothing of this tab.
        one.page().route(url -> url.contains("v-r=uidl"), Route::abort);
        one.prompt().pressSequentially(" and the gul");
        one.awaitDrafts(1);

        Steps two = new Steps(someone.newTab(one.path()));
        assertThat(two.prompt()).hasValue("Ships in the harbour");
        two.watchBadge();
        two.type(two.field("Duration"), "7");
        two.awaitSaved();
        two.awaitDrafts(1);
        assertThat(two.prompt()).hasValue("Ships in the harbour");

        one.page().close();
        assertThat(two.prompt()).hasValue("Ships in the harbour and the gul");
        two.awaitDrafts(0);
        two.page().reload();
        assertThat(two.prompt()).hasValue("Ships in the harbour and the gul");
        assertThat(two.field("Duration")).hasValue("7");
    }

    @Test
    void whatOnePersonTypedIsNotGivenToAnother(RunningStudio studio, Visitors visitors) throws IOException {
        visitors.newcomer(studio, "drafts-bob").leave();
        Visitor someone = visitors.behind(cable, studio);
        Steps steps = someone.atAShot("Not for others");
        String path = steps.path();
        steps.share("Not for others", "drafts-bob", "Editor");
        someone.open(path);
        assertThat(steps.prompt()).hasValue("Ships in the harbour");
        cable.unheard(() -> {
            steps.prompt().pressSequentially(" and a secret");
            steps.page().close();
        });
        someone.forgetCookies();

        Visitor bob = someone.inAnotherTab();
        bob.logIn("drafts-bob", RunningStudio.PASSWORD);
        bob.open(path);
        assertThat(bob.steps().prompt()).hasValue("Ships in the harbour");
        assertThat(bob.steps().dialog()).isHidden();
        bob.forgetCookies();

        bob.logIn();
        bob.open(path);
        assertThat(bob.steps().prompt()).hasValue("Ships in the harbour and a secret");
    }
}
