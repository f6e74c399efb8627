package studio.storycore.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every page: on a phone, by daylight and in the dark, and for people who do not see it. */
@BrowserTest
class EveryPageBrowserIT {

    private static final int PHONE = 390;

    /** Things to act on, as they stand in Playwright's description of a page when nothing names them. */
    private static final Pattern NAMELESS = Pattern.compile(
            "^\\s*- (button|link|textbox|searchbox|combobox|checkbox|radio|spinbutton|menuitem|tab|option)(?![a-z]| \").*");

    private static final List<String> ADMINISTRATORS_PAGES =
            List.of("/projects", "/projects?trash", "/account", "/admin/users", "/admin/projects");

    private static final List<String> PROJECT_PAGES = List.of("/sequences", "/shots", "/dialogue", "/settings");

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void everyPageFitsAPhoneNamesItsControlsAndHasNothingToComplainAbout(
            ColorScheme colours, RunningStudio studio, Visitors visitors) {
        Visitor someone =
                visitors.at(studio, usual -> usual.setViewportSize(PHONE, 844).setColorScheme(colours));
        List<String> findings = new ArrayList<>();
        look(someone, "/login", findings);
        someone.logIn();
        String project = someone.steps().makeProject("Every page in " + colours);
        someone.steps().goTo("Shots");
        someone.steps().addShot();
        someone.steps().prompt().fill("A prompt that is long enough to need more than one line on a small screen");
        findings.addAll(findings(someone.page(), "a shot"));
        for (String page : ADMINISTRATORS_PAGES) {
            look(someone, page, findings);
        }
        for (String page : PROJECT_PAGES) {
            look(someone, project + page, findings);
        }
        look(someone, project + "/shots/no-such-shot", findings);
        assertThat(someone.page().getByText("There is no such shot in this project."))
                .isVisible();
        findings.addAll(someone.complaints());

        // A browser notes every answer of this kind, so this page is visited when all others have been judged.
        look(someone, "/no-such-page", findings);
        assertThat(someone.steps().heading("There is nothing here")).isVisible();
        assertThat(findings).isEmpty();
    }

    @Test
    void theKeyboardAloneLogsInAndMakesAProject(RunningStudio studio, Visitors visitors) {
        Visitor someone = visitors.at(studio);
        Page page = someone.open("/login");
        assertThat(page.getByLabel("Username")).isFocused();
        page.keyboard().type(RunningStudio.ADMINISTRATOR);
        page.keyboard().press("Tab");
        page.keyboard().type(RunningStudio.PASSWORD);
        page.keyboard().press("Enter");
        Steps steps = someone.steps();
        assertThat(steps.button("New project")).isVisible();

        tabTo(page, steps.button("New project"));
        page.keyboard().press("Enter");
        assertThat(steps.dialog().getByLabel("Name")).isFocused();
        page.keyboard().type("Made without a mouse");
        page.keyboard().press("Enter");

        assertThat(steps.heading("Made without a mouse")).isVisible();
    }

    private static void tabTo(Page page, Locator wanted) {
        for (int i = 0; i < 30; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(wanted.evaluate("element => element.matches(':focus, :focus-within')"))) {
                return;
            }
        }
        throw new AssertionError("The Tab key does not lead to " + wanted);
    }

    private static void look(Visitor someone, String path, List<String> findings) {
        Page page = someone.open(path);
        assertThat(page.getByRole(AriaRole.MAIN)).isVisible();
        assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
        findings.addAll(findings(page, path));
    }

    private static List<String> findings(Page page, String name) {
        List<String> findings = new ArrayList<>();
        for (Object wide : (List<?>) page.evaluate("""
                () => [document.documentElement, ...document.querySelectorAll('main, #content, .page, .project')]
                  .filter(part => part.scrollWidth > part.clientWidth && getComputedStyle(part).overflowX !== 'hidden')
                  .map(part => `${part.tagName} .${part.className} ${part.scrollWidth} > ${part.clientWidth}`)""")) {
            findings.add(name + " scrolls sideways: " + wide);
        }
        page.locator("body")
                .ariaSnapshot()
                .lines()
                .filter(line -> NAMELESS.matcher(line).matches())
                .forEach(line -> findings.add(name + " has something without a name: " + line.strip()));
        return findings;
    }
}
