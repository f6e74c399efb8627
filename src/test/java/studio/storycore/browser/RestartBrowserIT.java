package studio.storycore.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What becomes of open tabs when the server loses their session. */
@BrowserTest
class RestartBrowserIT {

    private static final String PROMPT = "A harbour in the morning, fog over the water";

    @AutoClose
    private final RunningStudio studio = RunningStudio.named("restart");

    @Test
    void tabsComeBackByThemselvesWithoutALogin(Visitors visitors) {
        studio.start();
        Visitor someone = visitors.at(studio).logIn();
        Steps steps = someone.steps();
        String project = steps.makeProject("Restarted");
        steps.goTo("Shots");
        steps.addShot();
        steps.watchBadge();
        steps.prompt().pressSequentially(PROMPT);
        steps.awaitSaved();
        String shot = steps.path();
        Page idle = someone.newTab(project + "/settings");
        assertThat(new Steps(idle).heading("Restarted")).isVisible();
        List<String> loaded = pagesLoadedIn(idle.context());

        studio.kill();
        steps.prompt().press("End");
        steps.prompt().pressSequentially(" at sea");
        assertThat(steps.prompt()).hasValue(PROMPT + " at sea");
        studio.start();

        idle.waitForCondition(() -> loaded.size() >= 2);
        assertThat(steps.prompt()).isEditable();
        assertThat(steps.prompt()).hasValue(Pattern.compile(PROMPT + ".*"));
        assertThat(steps.path()).isEqualTo(shot);
        assertThat(new Steps(idle).heading("Restarted")).isVisible();
        assertThat(loaded).as("no way round by the login page").doesNotContain(studio.url("/login"));
        steps.watchBadge();
        steps.prompt().press("End");
        steps.prompt().pressSequentially(", seen from a boat");
        steps.awaitSaved();
    }

    @Test
    void whereTheTicketIsGoneTooALoginLeadsEachTabBackToItsPage(RunningStudio shared, Visitors visitors) {
        Visitor someone = visitors.at(shared).logIn();
        Steps steps = someone.steps();
        String project = steps.makeProject("Ended");
        steps.goTo("Shots");
        steps.addShot();
        String shot = steps.path();

        Page other = someone.newTab(project + "/settings");
        assertThat(new Steps(other).field("Name of the project")).hasValue("Ended");
        // What the server does not know any more, as after a night.
        someone.page()
                .context()
                .addCookies(List.of(
                        new Cookie("JSESSIONID", "0123456789ABCDEF0123456789ABCDEF").setUrl(shared.url("/")),
                        new Cookie("storycore-ticket", "over").setUrl(shared.url("/"))));
        steps.button("Add shot").click();

        assertThat(someone.page().getByText("Your session has ended.")).isVisible();
        other.reload();
        assertThat(other.getByLabel("Username")).isVisible();
        someone.fillInLogin(RunningStudio.ADMINISTRATOR, RunningStudio.PASSWORD);
        assertThat(steps.prompt()).isEditable();
        assertThat(steps.path()).isEqualTo(shot);
        other.reload();
        assertThat(new Steps(other).field("Name of the project")).hasValue("Ended");
        assertThat(other).hasURL(shared.url(project + "/settings"));
    }

    private static List<String> pagesLoadedIn(BrowserContext context) {
        List<String> loaded = new ArrayList<>();
        context.onResponse(response -> {
            if (response.request().isNavigationRequest()) {
                loaded.add(response.url().replaceFirst("\\?.*", ""));
            }
        });
        return loaded;
    }
}
