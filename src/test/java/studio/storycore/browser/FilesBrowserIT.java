package studio.storycore.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Projects that come and go as files, and the film to begin with. */
@BrowserTest
class FilesBrowserIT {

    private final JsonMapper json = new JsonMapper();

    @Test
    void whatWasImportedIsDownloadedUnchanged(RunningStudio studio, Visitors visitors) throws IOException {
        ObjectNode document = document("files-1", "Imported and downloaded");
        document.put("notPartOfTheContract", "kept all the same");
        Visitor someone = visitors.at(studio).logIn();
        Steps steps = someone.steps();

        importFile(steps, "film.json", json.writeValueAsBytes(document));
        assertThat(steps.dialog().getByText("Nothing has to be changed.")).isVisible();
        steps.dialog()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Import").setExact(true))
                .click();
        assertThat(someone.page().getByText("\"Imported and downloaded\" was imported"))
                .isVisible();
        Download download =
                someone.page().waitForDownload(() -> steps.chooseAction("Imported and downloaded", "Download as JSON"));

        assertThat(download.suggestedFilename())
                .startsWith("Imported and downloaded")
                .endsWith(".json");
        try (InputStream content = download.createReadStream()) {
            assertThat(json.readTree(content)).isEqualTo(json.readTree(json.writeValueAsBytes(document)));
        }
    }

    @Test
    void aTruncatedFileIsRefusedWithItsPlaceAndNothingIsStored(RunningStudio studio, Visitors visitors)
            throws IOException {
        String whole = json.writerWithDefaultPrettyPrinter().writeValueAsString(document("files-2", "Cut off"));
        String half = whole.substring(0, whole.indexOf("prompt"));
        Visitor someone = visitors.at(studio).logIn();
        Steps steps = someone.steps();

        importFile(steps, "cut-off.json", half.getBytes(StandardCharsets.UTF_8));

        Locator report = steps.dialog();
        assertThat(report.getByText("cut-off.json")).isVisible();
        assertThat(report.getByText("Nothing of it is stored.")).isVisible();
        assertThat(report.getByText(Pattern.compile(
                        "Line " + half.lines().count() + ", column \\d+: the document ends in the middle")))
                .isVisible();
        someone.open("/projects?search=Cut%20off");
        assertThat(someone.page().getByText("No project matches \"Cut off\".")).isVisible();
    }

    @Test
    void someoneWithoutAnyProjectStartsWithTheSampleFilm(RunningStudio studio, Visitors visitors) {
        Visitor newcomer = visitors.newcomer(studio, "sam");
        Steps steps = newcomer.steps();

        steps.button("Open the sample film").click();

        assertThat(newcomer.page()).hasURL(Pattern.compile(".*/projects/.+"));
        steps.goTo("Shots");
        assertThat(newcomer.page().locator(".shot-row").first()).isVisible();
        assertThat(newcomer.page().getByText(Pattern.compile("^24 shots · "))).isVisible();
    }

    private ObjectNode document(String id, String name) throws IOException {
        try (InputStream complete = Objects.requireNonNull(getClass().getResourceAsStream("/contract/complete.json"))) {
            return ((ObjectNode) json.readTree(complete)).put("id", id).put("name", name);
        }
    }

    private static void importFile(Steps steps, String name, byte[] content) {
        FileChooser chooser = steps.page()
                .waitForFileChooser(() -> steps.button("Import").first().click());
        chooser.setFiles(new FilePayload(name, "application/json", content));
    }
}
