package studio.storycore.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Lets people in for one test, and remembers who came, so that all have left when it ends. */
final class Visitors {

    private static final String FIRST_PASSWORD = "only for the first day";

    private final Browser browser;
    private final List<Visitor> here = new ArrayList<>();
    private final Set<RunningStudio> visited = new LinkedHashSet<>();

    private @Nullable Visitor administrator;

    Visitors(Browser browser) {
        this.browser = browser;
    }

    /** Someone new, not logged in, with a common English browser window. */
    Visitor at(RunningStudio studio) {
        return at(studio, usual -> usual);
    }

    /** Someone new with another window, language or taste. */
    Visitor at(RunningStudio studio, UnaryOperator<Browser.NewContextOptions> taste) {
        return enter(studio, studio::url, taste.apply(usualWindow()));
    }

    /** Someone new with a browser that can be killed. */
    Visitor with(KillableBrowser killable, RunningStudio studio) {
        return enter(killable.browser(), studio, studio::url, usualWindow());
    }

    KillableBrowser killableBrowser() {
        return new KillableBrowser(browser.browserType());
    }

    /** Someone new who reaches the studio by a cable. */
    Visitor behind(Cable cable, RunningStudio studio) {
        return enter(studio, path -> "http://localhost:" + cable.port() + path, usualWindow());
    }

    /** Someone new who reaches the studio by a proxy with a certificate of its own making. */
    Visitor behind(Nginx proxy, RunningStudio studio) {
        return enter(studio, proxy::url, usualWindow().setIgnoreHTTPSErrors(true));
    }

    private Visitor enter(RunningStudio studio, UnaryOperator<String> address, Browser.NewContextOptions options) {
        return enter(browser, studio, address, options);
    }

    private Visitor enter(
            Browser browser, RunningStudio studio, UnaryOperator<String> address, Browser.NewContextOptions options) {
        Visitor visitor = new Visitor(address, browser, options);
        here.add(visitor);
        visited.add(studio);
        return visitor;
    }

    private static Browser.NewContextOptions usualWindow() {
        return new Browser.NewContextOptions()
                .setViewportSize(1280, 800)
                .setLocale("en-GB")
                .setTimezoneId("UTC")
                .setReducedMotion(ReducedMotion.REDUCE);
    }

    /** Someone whom the administrator makes an account for, who then logs in and chooses a password. */
    Visitor newcomer(RunningStudio studio, String username) {
        return newcomer(studio, username, usual -> usual);
    }

    /** The same with another window, language or taste. */
    Visitor newcomer(RunningStudio studio, String username, UnaryOperator<Browser.NewContextOptions> taste) {
        if (administrator == null) {
            administrator = at(studio).logIn();
        }
        administrator.makeAccount(username, FIRST_PASSWORD);
        Visitor newcomer = at(studio, taste);
        newcomer.logInFirst(username, FIRST_PASSWORD, RunningStudio.PASSWORD);
        return newcomer;
    }

    /** Pictures and sources of all open pages, and what the application printed. */
    void keepEvidence(Path folder) throws IOException {
        FileNames names = new FileNames();
        Files.createDirectories(folder);
        for (RunningStudio studio : visited) {
            if (Files.exists(studio.log())) {
                Files.copy(
                        studio.log(),
                        folder.resolve(names.next("studio") + ".log"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        for (Visitor visitor : here) {
            visitor.keepEvidence(folder, names.next("visitor"));
        }
    }

    void allLeave() {
        for (Visitor visitor : here) {
            try {
                visitor.leave();
            } catch (PlaywrightException alreadyGone) {
                // Nothing is left to be closed then.
            }
        }
        here.clear();
    }

    private static final class FileNames {

        private int number;

        String next(String kind) {
            return kind + "-" + ++number;
        }
    }
}
