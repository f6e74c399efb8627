package studio.storycore.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keys that are typed right after something new was asked for, by people faster than the server's answer. */
@BrowserTest
class TypeAheadBrowserIT {

    private static final List<Duration> LATENCIES =
            List.of(Duration.ZERO, Duration.ofMillis(150), Duration.ofMillis(600));
    private static final List<Integer> MILLIS_PER_KEY = List.of(5, 60, 120);
    private static final Duration SLOW = Duration.ofMillis(600);
    private static final int FAST_TYPIST = 5;
    private static final String SENTENCE = "Élise waits At a café ";

    /** How a control is pressed. */
    private enum Press {
        ENTER,
        SPACE,
        MOUSE;

        void on(Locator control) {
            switch (this) {
                case ENTER -> control.press("Enter");
                case SPACE -> control.press("Space");
                case MOUSE -> control.click();
            }
        }
    }

    private Cable cable;

    @BeforeEach
    void plugIn(RunningStudio studio) throws IOException {
        cable = new Cable(studio::port);
        cable.plugIn();
    }

    @AfterEach
    void pullOut() {
        cable.close();
    }

    @Test
    void aNewShotGetsEveryKeyAtAnySpeedAndLatency(RunningStudio studio, Visitors visitors) {
        Steps steps = visitors.behind(cable, studio).logIn().steps();
        String project = steps.makeProject("Typed ahead");
        steps.goTo("Shots");
        List<String> typed = new ArrayList<>();

        for (Duration latency : LATENCIES) {
            for (int millis : MILLIS_PER_KEY) {
                cable.delay(latency);
                Press press = Press.values()[typed.size() % 3];
                String words = SENTENCE + (char) ('A' + typed.size());
                press.on(steps.button("Add shot"));
                type(steps, words, millis);

                assertThat(steps.prompt()).hasValue(words);
                assertThat(steps.prompt()).isFocused();
                typed.add(words);
            }
        }

        cable.delay(Duration.ZERO);
        awaitStored(studio, project, "shots", "prompt", typed);
    }

    @Test
    void whatElseIsMadeInAProjectGetsEveryKey(RunningStudio studio, Visitors visitors) {
        Steps steps = visitors.behind(cable, studio).logIn().steps();
        String project = steps.makeProject("Sequences and phrases");

        steps.goTo("Sequences");
        cable.delay(SLOW);
        Press.ENTER.on(steps.button("Add sequence").first());
        type(steps, SENTENCE + "one", FAST_TYPIST);
        assertThat(steps.field("Name")).hasValue(SENTENCE + "one");
        Press.SPACE.on(steps.button("Add sequence").first());
        type(steps, SENTENCE + "two", 60);
        assertThat(steps.field("Name")).hasValue(SENTENCE + "two");
        cable.delay(Duration.ZERO);
        awaitStored(studio, project, "sequences", "name", List.of(SENTENCE + "one", SENTENCE + "two"));

        steps.goTo("Dialogue");
        cable.delay(SLOW);
        Press.SPACE.on(steps.button("Add phrase"));
        type(steps, SENTENCE + "alone", FAST_TYPIST);
        assertThat(steps.field("Text")).hasValue(SENTENCE + "alone");
        cable.delay(Duration.ZERO);
        awaitStored(studio, project, "audioPhrases", "text", List.of(SENTENCE + "alone"));

        steps.goTo("Shots");
        cable.delay(SLOW);
        Press.MOUSE.on(steps.page().locator(".row-button").first());
        type(steps, SENTENCE + "by the row", FAST_TYPIST);
        assertThat(steps.prompt()).hasValue(SENTENCE + "by the row");
        Press.ENTER.on(steps.button("Add phrase"));
        type(steps, SENTENCE + "in a shot", FAST_TYPIST);
        assertThat(steps.field("Text")).hasValue(SENTENCE + "in a shot");
        Press.ENTER.on(steps.button("Duplicate"));
        type(steps, ", again", FAST_TYPIST);
        assertThat(steps.prompt()).hasValue(SENTENCE + "by the row, again");
        cable.delay(Duration.ZERO);
        awaitStored(
                studio, project, "shots", "prompt", List.of(SENTENCE + "by the row", SENTENCE + "by the row, again"));
        awaitStored(studio, project, "audioPhrases", "text", List.of(SENTENCE + "alone", SENTENCE + "in a shot"));
    }

    @Test
    void aDialogGetsEveryKeyAlsoThoseThatLeadToItsOtherFieldsAndEndIt(RunningStudio studio, Visitors visitors) {
        Visitor someone = visitors.behind(cable, studio).logIn();
        Steps steps = someone.steps();
        for (Press press : Press.values()) {
            cable.delay(SLOW);
            String name = SENTENCE + press;
            press.on(steps.button("New project").first());
            type(steps, name, press == Press.ENTER ? 60 : FAST_TYPIST);
            steps.page().keyboard().press("Enter");
            assertThat(steps.heading(name)).isVisible();
            cable.delay(Duration.ZERO);
            someone.open("/projects");
        }
        cable.delay(SLOW);
        steps.chooseAction(SENTENCE + "MOUSE", "Rename");
        type(steps, "Renamed at once", FAST_TYPIST);
        steps.page().keyboard().press("Enter");
        assertThat(steps.page().getByText("Renamed at once")).isVisible();

        cable.delay(Duration.ZERO);
        someone.open("/admin/users");
        cable.delay(SLOW);
        Press.SPACE.on(steps.button("New person"));
        type(steps, "Noor the Quick", FAST_TYPIST);
        steps.page().keyboard().press("Tab");
        type(steps, "noor-quick", FAST_TYPIST);
        assertThat(steps.field("Name shown to others")).hasValue("Noor the Quick");
        assertThat(steps.field("Username")).hasValue("noor-quick");
        assertThat(steps.field("Username")).isFocused();
    }

    @Test
    void pressesInARowMakeSoManyShotsEachWithItsText(RunningStudio studio, Visitors visitors) {
        Steps steps = visitors.behind(cable, studio).logIn().steps();
        String project = steps.makeProject("In a row");
        steps.goTo("Shots");
        steps.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        steps.page().evaluate("navigator.clipboard.writeText('A boat 🛶 and\\ta film 🎬')");
        cable.delay(SLOW);

        Press.MOUSE.on(steps.button("Add shot"));
        type(steps, "The first", FAST_TYPIST);
        steps.page().keyboard().press("Enter");
        type(steps, "has two lines", FAST_TYPIST);
        Press.MOUSE.on(steps.button("Add shot"));
        steps.page().keyboard().press("ControlOrMeta+v");
        assertThat(steps.prompt()).hasValue("A boat 🛶 and\ta film 🎬");

        // A key that stays down asks once; so does one whose text follows at once.
        steps.button("Add shot").focus();
        for (int i = 0; i < 5; i++) {
            steps.page().keyboard().down("Enter");
        }
        steps.page().keyboard().up("Enter");
        type(steps, "Held down", FAST_TYPIST);
        assertThat(steps.prompt()).hasValue("Held down");
        cable.delay(Duration.ZERO);

        awaitStored(
                studio,
                project,
                "shots",
                "prompt",
                List.of("The first\nhas two lines", "A boat 🛶 and\ta film 🎬", "Held down"));
    }

    @Test
    void whatWasTypedForSomethingThatIsRefusedStaysToBeCopied(RunningStudio studio, Visitors visitors) {
        Steps steps = visitors.behind(cable, studio).logIn().steps();
        String project = steps.makeProject("Thrown away");
        steps.goTo("Shots");
        cable.delay(SLOW);

        // The page hears of it only when the button has been pressed.
        assertThat(studio.call("DELETE", "/api" + project, "").statusCode()).isEqualTo(204);
        Press.ENTER.on(steps.button("Add shot"));
        type(steps, SENTENCE, FAST_TYPIST);

        assertThat(steps.page().getByRole(AriaRole.ALERT).getByLabel("There was no field"))
                .hasValue(SENTENCE);
    }

    @Test
    void whatWasTypedWhenTheSessionHasEndedIsThereAfterTheLogin(RunningStudio studio, Visitors visitors) {
        Visitor someone = visitors.behind(cable, studio).logIn();
        Steps steps = someone.steps();
        steps.makeProject("Next morning");
        steps.goTo("Shots");
        someone.loseSession();

        Press.SPACE.on(steps.button("Add shot"));
        type(steps, SENTENCE, FAST_TYPIST);
        assertThat(steps.field("Username")).isVisible();
        someone.fillInLogin(RunningStudio.ADMINISTRATOR, RunningStudio.PASSWORD);

        assertThat(steps.page().getByLabel("There was no field")).hasValue(SENTENCE);
        steps.button("Close").click();
        assertThat(steps.page().getByLabel("There was no field")).isHidden();
    }

    @Test
    void aPageThatLoadsItselfAgainWaitsForAPauseAndTakesTheNextKeyWhereThePersonWas(Visitors visitors)
            throws IOException {
        try (RunningStudio studio = RunningStudio.named("type-ahead").start();
                Cable slow = new Cable(studio::port)) {
            slow.plugIn();
            Visitor someone = visitors.behind(slow, studio);
            Page page = someone.page();
            page.addInitScript("""
                    navigation.addEventListener('navigate', (event) => {
                      window.mustLoadAgain = event.navigationType === 'reload' && !event.userInitiated;
                    });""");
            Steps steps = someone.atAShot("Restarted");
            String project = steps.path().replaceFirst("/shots.*", "");
            List<String> loaded = new ArrayList<>();
            page.onFrameNavigated(frame -> loaded.add(frame.url()));
            steps.prompt().press("Home");
            slow.delay(Duration.ofMillis(150));

            studio.kill();
            StringBuilder typed = new StringBuilder();
            CompletableFuture<?> starting = CompletableFuture.runAsync(studio::start);
            while (!page.evaluate("window.mustLoadAgain === true").equals(true)) {
                type(steps, "Back. ", 200);
                typed.append("Back. ");
            }
            type(steps, "Still typing. ", 60);
            typed.append("Still typing. ");
            assertThat(loaded).isEmpty();

            page.waitForCondition(() -> !loaded.isEmpty());
            type(steps, SENTENCE, 60);
            typed.append(SENTENCE);

            assertThat(steps.prompt()).hasValue(typed + "Ships in the harbour");
            assertThat(steps.prompt()).isFocused();
            slow.delay(Duration.ZERO);
            starting.join();
            awaitStored(studio, project, "shots", "prompt", List.of(typed + "Ships in the harbour"));
        }
    }

    private static void type(Steps steps, String text, int millisPerKey) {
        steps.page().keyboard().type(text, new Keyboard.TypeOptions().setDelay(millisPerKey));
    }

    /** Waits until exactly these texts stand in the document that other programs get. */
    private static void awaitStored(
            RunningStudio studio, String project, String entities, String field, List<String> texts) {
        await().untilAsserted(() ->
                assertThat(stored(studio, project, entities, field)).containsExactlyInAnyOrderElementsOf(texts));
    }

    private static List<String> stored(RunningStudio studio, String project, String entities, String field) {
        JsonNode document = JsonMapper.shared()
                .readTree(studio.call("GET", "/api" + project, "").body());
        return document.path(entities)
                .valueStream()
                .map(entity -> entity.path(field).asString())
                .toList();
    }
}
