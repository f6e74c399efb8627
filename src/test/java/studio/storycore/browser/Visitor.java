package studio.storycore.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.springframework.util.StringUtils;

/** Someone in front of a browser of their own, with cookies and tabs of their own. */
final class Visitor {

    private static final Pattern PROJECTS = Pattern.compile(".*/projects");

    private final UnaryOperator<String> address;
    private final BrowserContext context;
    private Page page;
    private final List<String> complaints = new ArrayList<>();

    /** @param address makes the address of a page from its path */
    Visitor(UnaryOperator<String> address, Browser browser, Browser.NewContextOptions options) {
        this.address = address;
        context = browser.newContext(options);
        context.setDefaultTimeout(Chromium.patience());
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(
                        message.page().url() + " " + message.type() + ": " + message.text() + " " + message.location());
            }
        });
        context.onWebError(error -> complaints.add(error.page().url() + " uncaught: " + error.error()));
        page = context.newPage();
    }

    /** What this person can do in the first tab. */
    Steps steps() {
        return new Steps(page);
    }

    /** The first tab. */
    Page page() {
        return page;
    }

    /** Logs in and makes a project with one shot, whose prompt is saved and has the focus. */
    Steps atAShot(String project) {
        Steps steps = logIn().steps();
        steps.makeProject(project);
        steps.goTo("Shots");
        steps.watchBadge();
        steps.addShot();
        steps.type(steps.prompt(), "Ships in the harbour");
        steps.awaitSaved();
        return steps;
    }

    /** One more tab of the same browser, on a page of the studio. */
    Page newTab(String path) {
        Page tab = context.newPage();
        tab.navigate(address.apply(path));
        return tab;
    }

    /** Goes to an address as if it were typed. */
    Page open(String path) {
        page.navigate(address.apply(path));
        return page;
    }

    Visitor logIn() {
        return logIn(RunningStudio.ADMINISTRATOR, RunningStudio.PASSWORD);
    }

    /** Logs in at the login page and waits until the projects are there. */
    Visitor logIn(String username, String password) {
        open("/login");
        fillInLogin(username, password);
        assertThat(page).hasURL(PROJECTS);
        return this;
    }

    /** Makes an account for someone. For administrators. */
    void makeAccount(String username, String firstPassword) {
        open("/admin/users");
        Steps steps = steps();
        steps.button("New person").click();
        assertThat(steps.field("Name shown to others")).isFocused();
        steps.field("Name shown to others").fill(StringUtils.capitalize(username));
        steps.field("Username").fill(username);
        steps.field("First password").fill(firstPassword);
        steps.button("Create account").click();
        steps.button("Done, I have noted it").click();
    }

    /** Logs in for the first time, which asks for a password of one's own. */
    Visitor logInFirst(String username, String firstPassword, String password) {
        open("/login");
        fillInLogin(username, firstPassword);
        Steps steps = steps();
        steps.field("Current password").fill(firstPassword);
        steps.field("New password").fill(password);
        steps.field("New password again").fill(password);
        steps.button("Change password").click();
        assertThat(page).hasURL(PROJECTS);
        return this;
    }

    /** Fills in the login form of the page that is shown, and sends it. */
    void fillInLogin(String username, String password) {
        page.getByLabel("Username").fill(username);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        page.locator("vaadin-login-form vaadin-button[slot=submit]").click();
    }

    /** The browser does not know any more who is signed in. */
    void forgetCookies() {
        context.clearCookies();
    }

    /** The browser has a session that the server does not know any more, as after a night. */
    void loseSession() {
        List<Cookie> session = context.cookies().stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID"))
                .map(cookie -> new Cookie("JSESSIONID", "long-ago")
                        .setDomain(cookie.domain)
                        .setPath(cookie.path))
                .toList();
        context.clearCookies();
        context.addCookies(session);
    }

    /**
     * From now on the browser's own store takes no more than this from the studio. To be said before anything is
     * stored: the browser remembers for a while how much room there was.
     */
    void limitStorage(int bytes) {
        JsonObject limit = new JsonObject();
        limit.addProperty("origin", address.apply(""));
        limit.addProperty("quotaSize", bytes);
        context.newCDPSession(page).send("Storage.overrideQuotaForOrigin", limit);
    }

    /** Goes on in a new tab of the same browser. */
    Visitor inAnotherTab() {
        page = context.newPage();
        return this;
    }

    /** What the browser's console had to complain about, in all tabs. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Keeps what can be seen now, for whoever has to find out why a test failed. */
    void keepEvidence(Path folder, String name) throws IOException {
        int number = 0;
        for (Page tab : context.pages()) {
            String file = name + "-" + ++number;
            Files.writeString(folder.resolve(file + ".html"), "<!-- " + tab.url() + " -->\n" + tab.content());
            tab.screenshot(new Page.ScreenshotOptions()
                    .setPath(folder.resolve(file + ".png"))
                    .setTimeout(5_000));
        }
        Files.write(folder.resolve(name + "-console.txt"), complaints);
    }

    void leave() {
        context.close();
    }
}
