package studio.storycore.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Texts that could not simply be saved wait for a decision of the person who typed them, and none replaces another. */
@BrowserTest
class WaitingTextsBrowserIT {

    private static final Pattern SAVED = Pattern.compile("^(saved|idle)$");
    private static final String ONE_WAITS = "A text of yours is not saved.";
    private static final String TOO_LONG = "x".repeat(20_001);

    @Test
    void aTextThatWaitsStaysWhenItsAuthorTypesInThatFieldAgain(RunningStudio studio, Visitors visitors) {
        Steps steps = atTwoShots(studio, visitors, "Waits and stays");
        String waiting = "Ships in the harbour, said Ada";
        steps.watchBadge();
        steps.type(steps.prompt(), waiting);
        steps.awaitSaved();
        changeByProgram(studio, steps, "A program wrote this");
        assertThat(steps.page().getByText(ONE_WAITS)).isVisible();
        assertThat(steps.badge()).hasAttribute("data-status", "unsaved");
        assertThat(steps.badge()).containsText("Not saved: a text waits for you");

        steps.select("Birds over the cliff");
        steps.select("A program wrote this");
        steps.prompt().press("End");
        steps.prompt().press("!");
        assertThat(steps.row("A program wrote this!")).isVisible();
        steps.awaitDrafts(1);
        changeByProgram(studio, steps, "The program wrote again");
        assertThat(steps.page().getByText("2 texts of yours are not saved.")).isVisible();

        steps.page().reload();
        Locator yours = steps.dialog().getByLabel("Yours");
        assertThat(yours).hasCount(2);
        assertThat(texts(yours)).containsExactlyInAnyOrder(waiting, "A program wrote this!");
        assertThat(texts(steps.dialog().getByLabel("In the project now")))
                .containsExactly("The program wrote again", "The program wrote again");

        use(steps, waiting);
        assertThat(yours).hasCount(1);
        assertThat(steps.dialog().getByLabel("In the project now")).hasValue(waiting);
        steps.button("Keep what is in the project").click();
        assertThat(steps.dialog()).isHidden();
        assertThat(steps.prompt()).hasValue(waiting);
        steps.awaitNoDrafts();
        assertThat(steps.badge()).hasAttribute("data-status", SAVED);
    }

    @Test
    void aTextThatIsTooLongStaysWhenItsAuthorTypesInThatFieldAgain(RunningStudio studio, Visitors visitors) {
        Steps steps = atTwoShots(studio, visitors, "Too long and kept");
        steps.prompt().fill(TOO_LONG);
        assertThat(steps.page()
                        .getByText("at most 20,000")
                        .or(steps.page().getByText("at most 20000"))
                        .first())
                .isVisible();

        steps.select("Birds over the cliff");
        assertThat(steps.page().getByText(ONE_WAITS)).isVisible();
        steps.select("Ships in the harbour");
        steps.prompt().press("End");
        steps.prompt().press("!");
        assertThat(steps.row("Ships in the harbour!")).isVisible();

        steps.button("Show").click();
        assertThat(steps.dialog().getByLabel("Yours")).hasValue(TOO_LONG);
        steps.awaitDrafts(1);
    }

    @Test
    void whoeverHasATextReplacedWhileInTheFieldIsToldByWhomAndTakesItBack(RunningStudio studio, Visitors visitors) {
        Visitor ben = visitors.newcomer(studio, "waiting-ben");
        Steps ada = visitors.at(studio).atAShot("Replaced in the field");
        String path = ada.path();
        ada.share("Replaced in the field", "waiting-ben", "Editor");
        ada.page().navigate(studio.url(path));
        ben.open(path);
        ada.watchBadge();
        ada.type(ada.prompt(), "Ada wrote this");
        ada.awaitSaved();
        ben.steps().type(ben.steps().prompt(), "Ben wrote this");

        assertThat(ada.page()
                        .getByText("Waiting-ben changed this field meanwhile.")
                        .first())
                .isVisible();
        assertThat(ada.prompt()).hasValue("Ada wrote this");
        assertThat(ada.badge()).hasAttribute("data-status", "unsaved");
        ada.heading("Replaced in the field").click();
        assertThat(ada.prompt()).hasValue("Ada wrote this");

        ada.button("Show").click();
        assertThat(ada.dialog().getByLabel("Yours")).hasValue("Ada wrote this");
        assertThat(ada.dialog().getByLabel("In the project now")).hasValue("Ben wrote this");
        ada.button("Use mine").click();
        assertThat(ben.page().getByText("changed this field meanwhile.").first())
                .isVisible();
        assertThat(ben.steps().prompt()).hasValue("Ben wrote this");
        ada.page().reload();
        assertThat(ada.prompt()).hasValue("Ada wrote this");
        assertThat(ada.dialog()).isHidden();
    }

    @Test
    void aRefusedValueIsMarkedThenListedWithItsPlaceAndMended(RunningStudio studio, Visitors visitors) {
        Steps steps = atTwoShots(studio, visitors, "Refused and mended");
        steps.type(steps.field("Duration"), "abc");
        steps.prompt().click();
        assertThat(steps.page().getByText("Enter seconds such as").first()).isVisible();
        assertThat(steps.badge()).containsText("Not saved: a text waits for you");

        steps.select("Birds over the cliff");
        assertThat(steps.page().getByText(ONE_WAITS)).isVisible();
        steps.page().navigate(studio.url("/projects"));
        steps.page().getByText("A text of yours is not saved in a project.").waitFor();
        steps.button("Show").click();
        assertThat(steps.dialog().getByLabel("Refused and mended – Shot 1: duration"))
                .hasValue("abc");
        steps.dialog().getByText("Refused and mended – Shot 1: duration").click();

        assertThat(steps.dialog().getByLabel("Yours")).hasValue("abc");
        assertThat(steps.dialog()).containsText("Enter seconds such as");
        steps.dialog().getByLabel("Yours").fill("6.5");
        steps.button("Use mine").click();
        assertThat(steps.dialog()).isHidden();
        assertThat(steps.field("Duration")).hasValue("6.5");
        steps.awaitNoDrafts();
        assertThat(steps.badge()).hasAttribute("data-status", SAVED);
    }

    @Test
    void wholeDocumentsOfAProgramRaiseNoFalseAlarmWhileSomeoneTypes(RunningStudio studio, Visitors visitors) {
        Steps steps = visitors.at(studio).atAShot("No false alarm");
        String address = "/api" + steps.path().replaceFirst("/shots.*", "");
        steps.page().evaluate("""
                () => {
                  window.alarms = [];
                  new MutationObserver(() => {
                    for (const words of ['is back in the project', 'of yours is not saved']) {
                      if ([...document.querySelectorAll('vaadin-notification-card, .draft-notice:not([hidden])')]
                        .some((said) => said.textContent.includes(words))) {
                        window.alarms.push(words);
                      }
                    }
                  }).observe(document.body, { childList: true, subtree: true, attributes: true });
                }""");

        steps.prompt().press("End");
        String words = " at first light, and gulls over the masts, and a bell from the pier";
        for (String part : words.split("(?<=\\G.{8})")) {
            String document = studio.call("GET", address, "").body();
            steps.prompt().pressSequentially(part);
            HttpResponse<String> put = studio.call("PUT", address, document);
            assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
        }
        steps.prompt().press(".");

        assertThat(steps.row(words + ".")).isVisible();
        steps.awaitNoDrafts();
        assertThat(studio.call("GET", address, "").body()).contains("Ships in the harbour" + words + ".");
        assertThat(steps.page().evaluate("window.alarms")).isEqualTo(List.of());
    }

    private static void use(Steps steps, String text) {
        Locator sections = steps.dialog().locator("section");
        for (int i = 0; i < sections.count(); i++) {
            if (sections.nth(i).getByLabel("Yours").inputValue().equals(text)) {
                sections.nth(i)
                        .getByText("Use mine", new Locator.GetByTextOptions().setExact(true))
                        .click();
                return;
            }
        }
    }

    private static List<String> texts(Locator fields) {
        return fields.all().stream().map(Locator::inputValue).toList();
    }

    /** At the first of two shots. */
    private static Steps atTwoShots(RunningStudio studio, Visitors visitors, String project) {
        Steps steps = visitors.at(studio).logIn().steps();
        steps.makeProject(project);
        steps.goTo("Shots");
        steps.addTwoShots("Ships in the harbour", "Birds over the cliff");
        steps.select("Ships in the harbour");
        return steps;
    }

    private static void changeByProgram(RunningStudio studio, Steps steps, String text) {
        String[] address = steps.path().split("/shots/");
        HttpResponse<String> answer = studio.call("PATCH", "/api" + address[0], """
                [{"edit": "shot.text", "shotId": "%s", "field": "PROMPT", "text": "%s"}]""".formatted(address[1], text));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
