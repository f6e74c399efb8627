package studio.storycore.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What other programs save is seen by people. */
@BrowserTest
class ApiBrowserIT {

    private static final LocatorAssertions.HasValueOptions WITHIN_A_SECOND =
            new LocatorAssertions.HasValueOptions().setTimeout(1_000);

    @Test
    void whatAProgramSavesIsOnAnOpenPageWithinASecond(RunningStudio studio, Visitors visitors)
            throws IOException, InterruptedException {
        Steps steps = visitors.at(studio).logIn().steps();
        String project = steps.makeProject("Written by a program").replaceFirst("/projects/", "");
        steps.goTo("Shots");
        steps.watchBadge();
        steps.addShot();
        steps.awaitSaved();
        String shot = steps.path().replaceFirst(".*/", "");
        // Nobody is in the field.
        steps.heading("Written by a program").click();

        HttpResponse<String> answer = patch(studio, project, """
                [{"edit": "shot.text", "shotId": "%s", "field": "PROMPT", "text": "A street in the rain"}]""".formatted(shot));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(steps.prompt()).hasValue("A street in the rain", WITHIN_A_SECOND);
        assertThat(steps.row("A street in the rain")).isVisible();
    }

    private static HttpResponse<String> patch(RunningStudio studio, String project, String edits)
            throws IOException, InterruptedException {
        String name = RunningStudio.ADMINISTRATOR + ":" + RunningStudio.PASSWORD;
        HttpRequest request = HttpRequest.newBuilder(URI.create(studio.url("/api/projects/" + project)))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(edits))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
