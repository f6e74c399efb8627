package studio.storycore.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Takes the README's pictures from the running application. They go to {@code target/screenshots}, or where the system
 * property {@code storycore.screenshots} says.
 */
@BrowserTest
class ScreenshotsBrowserIT {

    private static final long LARGEST = 400 * 1024;

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void theShotsOfTheSampleFilm(ColorScheme colours, RunningStudio studio, Visitors visitors) throws IOException {
        Visitor someone = visitors.newcomer(
                studio,
                colours == ColorScheme.DARK ? "noor" : "kim",
                usual -> usual.setViewportSize(1440, 900).setColorScheme(colours));
        Steps steps = someone.steps();
        Page page = someone.page();
        steps.button("Open the sample film").click();
        steps.goTo("Shots");
        page.locator(".shot-row").nth(2).click();
        assertThat(steps.prompt()).isVisible();
        assertThat(steps.badge()).hasAttribute("data-status", "idle");
        assertThat(page.locator("vaadin-notification-card")).hasCount(0);
        page.waitForFunction("() => document.fonts.status === 'loaded'");

        Path folder = Path.of(System.getProperty("storycore.screenshots", "target/screenshots"));
        Files.createDirectories(folder);
        Path picture = folder.resolve(colours == ColorScheme.DARK ? "shots-dark.png" : "shots.png");
        page.screenshot(new Page.ScreenshotOptions().setPath(picture).setAnimations(ScreenshotAnimations.DISABLED));
        assertThat(Files.size(picture)).isBetween(20L * 1024, LARGEST);
    }
}
