package studio.storycore.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own Chromium or Chrome, started once for all tests. Playwright brings the tool to drive it, no browser. */
final class Chromium implements AutoCloseable {

    static final String WHY_NOT = "Skipped: there is no Chromium or Chrome on the PATH. Install one, or name it in the"
            + " environment variable STORYCORE_BROWSER.";

    static final List<String> ARGUMENTS = List.of(
            // Root in a container has no sandbox; the pages are our own.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--font-render-hinting=none");

    /** How long a page may take to show what a test expects, in milliseconds. */
    private static final int PATIENCE = 15_000;

    /** First the one that draws no window: a page costs it a quarter less. */
    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        Path executable = find().orElseThrow(() -> new IllegalStateException(WHY_NOT));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setHeadless(true)
                        .setTimeout(60_000)
                        .setArgs(ARGUMENTS));
    }

    /** The executable that {@code STORYCORE_BROWSER} names, else the first one on the {@code PATH}. */
    static Optional<Path> find() {
        Stream<Path> named = Stream.of(System.getenv().getOrDefault("STORYCORE_BROWSER", ""))
                .filter(name -> !name.isBlank())
                .map(Path::of);
        Stream<Path> known = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(named, known)
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    Browser browser() {
        return browser;
    }

    /** Patience for what is not an assertion: clicks, navigation. */
    static int patience() {
        return PATIENCE;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
