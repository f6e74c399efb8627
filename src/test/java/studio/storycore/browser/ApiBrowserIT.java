package studio.storycore.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What other programs save is seen by people. */
@BrowserTest
class ApiBrowserIT {

    private static final LocatorAssertions.HasValueOptions WITHIN_A_SECOND =
            new LocatorAssertions.HasValueOptions().setTimeout(1_000);

    @Test
    void whatAProgramSavesIsOnAnOpenPageWithinASecond(RunningStudio studio, Visitors visitors) {
        Steps steps = visitors.at(studio).logIn().steps();
        String project = steps.makeProject("Written by a program").replaceFirst("/projects/", "");
        steps.goTo("Shots");
        steps.watchBadge();
        steps.addShot();
        steps.awaitSaved();
        String shot = steps.path().replaceFirst(".*/", "");
        // Nobody is in the field.
        steps.heading("Written by a program").click();

        HttpResponse<String> answer = studio.call("PATCH", "/api/projects/" + project, """
                [{"edit": "shot.text", "shotId": "%s", "field": "PROMPT", "text": "A street in the rain"}]""".formatted(shot));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(steps.prompt()).hasValue("A street in the rain", WITHIN_A_SECOND);
        assertThat(steps.row("A street in the rain")).isVisible();
    }
}
