package studio.storycore.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

@BrowserTest
class UndoPicturesBrowserIT {

    @Test
    void pictures(RunningStudio studio, Visitors visitors) {
        Visitor someone = visitors.newcomer(studio, "kim");
        Steps steps = someone.steps();
        steps.button("Open the sample film").click();
        steps.goTo("Shots");
        for (int i = 0; i < 2; i++) {
            steps.page().locator(".shot-row").nth(2 + i).click();
            assertThat(steps.prompt()).isVisible();
            int before = steps.page().locator(".shot-row").count();
            steps.button("Delete").click();
            Locator confirm = steps.page()
                    .locator(
                            "vaadin-confirm-dialog vaadin-button[theme~=primary], vaadin-dialog vaadin-button[theme~=primary]");
            steps.page().waitForTimeout(1500);
            if (confirm.count() > 0) {
                confirm.first().click();
            }
            assertThat(steps.page().locator(".shot-row")).hasCount(before - 1);
        }
        String path = steps.path().replaceFirst("/shots.*", "");
        steps.goTo("Sequences");
        steps.page().waitForTimeout(1000);
        steps.button("Delete").first().click();
        steps.page().waitForTimeout(1500);
        shot(steps.page(), "sequence-delete");
        steps.page().keyboard().press("Escape");
        steps.goTo("Shots");
        steps.page().waitForTimeout(6000);
        shot(steps.page(), "bar-light");
        steps.button("Recently deleted").click();
        steps.page().waitForTimeout(2500);
        shot(steps.page(), "dialog-light");
        record Look(String name, int width, ColorScheme colours, String locale) {}
        for (Look look : List.of(
                new Look("dark-fr", 1280, ColorScheme.DARK, "fr-FR"),
                new Look("narrow", 390, ColorScheme.LIGHT, "en-GB"),
                new Look("narrow-dark-fr", 390, ColorScheme.DARK, "fr-FR"))) {
            Visitor other = visitors.at(
                    studio,
                    usual -> usual.setViewportSize(look.width(), 800)
                            .setColorScheme(look.colours())
                            .setLocale(look.locale()));
            Page page = other.open("/login");
            page.locator("input[name=username]").fill("kim");
            page.locator("input[name=password]").fill(RunningStudio.PASSWORD);
            page.locator("vaadin-login-form vaadin-button[slot=submit]").click();
            page.waitForURL("**/projects");
            other.open(path + "/shots");
            page.waitForTimeout(2500);
            shot(page, "bar-" + look.name());
            page.locator(".undo-buttons vaadin-button").nth(2).click();
            page.waitForTimeout(2500);
            shot(page, "dialog-" + look.name());
        }
    }

    private static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pictures/" + name + ".png")));
    }
}
