package studio.storycore.view.project;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.storycore.edit.DeleteShot;
import studio.storycore.edit.PhraseFate;
import studio.storycore.edit.SetPhraseTimes;
import studio.storycore.edit.SetShotDuration;
import studio.storycore.edit.SetShotText;
import studio.storycore.project.Capability;
import studio.storycore.project.DialoguePhrase;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of the drafts that a browser gives back. */
class DraftKeeperTest extends ProjectPageTest {

    private static final String BEFORE = "A prompt of the shot that is called " + FIRST;
    private static final String PROMPT = "shot.PROMPT/" + FIRST;

    private final ArrayNode sent = JsonMapper.shared().createArrayNode();

    @Test
    void aDraftOfAFieldThatNobodyChangedIsPutInAndSaved() {
        open("shots/" + FIRST);
        draft(PROMPT, BEFORE, "Typed before the crash");

        offer();

        assertThat(area("Prompt").getValue()).isEqualTo("Typed before the crash");
        _assertNone(DraftsDialog.class);
        await(() -> assertThat(stored().shot(FIRST).orElseThrow().prompt()).isEqualTo("Typed before the crash"));
    }

    @Test
    void aDraftOfWhichAnEarlierPartWasSavedIsPutIn() {
        open("shots/" + FIRST);
        meanwhile(new SetShotText(FIRST, SetShotText.Text.PROMPT, "Typed bef"));
        draft(PROMPT, BEFORE, "Typed before the crash", BEFORE, "Typed bef", "Typed before the crash");

        offer();

        assertThat(shot(FIRST).prompt()).isEqualTo("Typed before the crash");
    }

    @Test
    void aDraftOfAFieldThatSomeoneChangedWaitsForAChoice() {
        open("shots/" + SECOND);
        meanwhile(new SetShotText(FIRST, SetShotText.Text.PROMPT, "Grace wrote this"));
        draft(PROMPT, BEFORE, "Ada wrote this");

        offer();

        assertThat(shot(FIRST).prompt()).isEqualTo("Grace wrote this");
        assertThat(inDialog("Yours")).isEqualTo("Ada wrote this");
        assertThat(inDialog("In the project now")).isEqualTo("Grace wrote this");
        click("Use mine");
        assertThat(shot(FIRST).prompt()).isEqualTo("Ada wrote this");
        _assertNone(DraftsDialog.class);
    }

    @Test
    void severalTextsOfOneFieldAllWaitAndEachIsDecidedByItself() {
        open("shots/" + SECOND);
        meanwhile(new SetShotText(FIRST, SetShotText.Text.PROMPT, "Grace wrote this"));
        draft(PROMPT, BEFORE, "Ada wrote this");
        draft(PROMPT, "Linus wrote that", "Ada wrote that");
        offer();

        assertThat(yoursInDialog()).containsExactly("Ada wrote this", "Ada wrote that");
        clickFirst("Use mine");
        assertThat(shot(FIRST).prompt()).isEqualTo("Ada wrote this");
        assertThat(yoursInDialog()).containsExactly("Ada wrote that");
        await(() -> assertThat(inDialog("In the project now")).isEqualTo("Ada wrote this"));
        click("Use mine");
        assertThat(shot(FIRST).prompt()).isEqualTo("Ada wrote that");
        _assertNone(DraftsDialog.class);
    }

    @Test
    void theDialogShowsWhatIsInTheProjectAtThatMoment() {
        open("shots/" + SECOND);
        meanwhile(new SetShotText(FIRST, SetShotText.Text.PROMPT, "Grace wrote this"));
        draft(PROMPT, BEFORE, "Ada wrote this");
        offer();

        meanwhile(new SetShotText(FIRST, SetShotText.Text.PROMPT, "Grace changed her mind"));

        await(() -> assertThat(inDialog("In the project now")).isEqualTo("Grace changed her mind"));
    }

    @Test
    void aTextThatSomeoneElsePutInMeanwhileNeedsNoDecision() {
        open("shots/" + SECOND);
        meanwhile(new SetShotText(FIRST, SetShotText.Text.PROMPT, "Grace wrote this"));
        draft(PROMPT, BEFORE, "Ada wrote this");
        offer();
        click("Decide later");

        meanwhile(new SetShotText(FIRST, SetShotText.Text.PROMPT, "Ada wrote this"));

        await(() -> _assertNone(Button.class, spec -> spec.withText("Show")));
    }

    @Test
    void aRefusedValueIsMendedInTheDialog() {
        open("shots/" + SECOND);
        draft("shot.duration/" + FIRST, "5", "no number");
        offer();

        click("Use mine");
        assertThat(shot(FIRST).duration()).isEqualTo(5);
        _get(_get(DraftsDialog.class), TextArea.class, spec -> spec.withLabel("Yours"))
                .setValue("6.5");
        click("Use mine");

        assertThat(shot(FIRST).duration()).isEqualTo(6.5);
        _assertNone(DraftsDialog.class);
    }

    @Test
    void theDialogLeadsToTheFieldOfEachText() {
        open("shots/" + SECOND);
        draft("shot.duration/" + FIRST, "5", "no number");
        offer();

        Anchor link = _get(_get(DraftsDialog.class), Anchor.class);

        assertThat(link.getText()).isEqualTo("Shot 1: duration");
        assertThat(link.getHref()).endsWith("/shots/" + FIRST);
    }

    @Test
    void aFieldOfWhichATextWaitsSaysSo() {
        open("shots/" + FIRST);
        draft("shot.duration/" + FIRST, "5", "no number");
        offer();
        click("Decide later");

        assertThat(field("Duration").getErrorMessage()).contains("A text of yours for this field is not saved");
        click("Show");
        click("Throw it away");
        assertThat(field("Duration").isInvalid()).isFalse();
    }

    @Test
    void aTextThatIsInTheProjectAlreadyIsNotAskedAboutAgainWhenSomeoneElseReplacedIt() {
        open("shots/" + FIRST);
        draft(PROMPT, BEFORE, "Ada wrote this");
        offer();
        assertThat(shot(FIRST).prompt()).isEqualTo("Ada wrote this");
        meanwhile(new SetShotText(FIRST, SetShotText.Text.PROMPT, "Grace wrote this"));

        offer();

        _assertNone(DraftsDialog.class);
        assertThat(shot(FIRST).prompt()).isEqualTo("Grace wrote this");
    }

    @Test
    void aDraftThatThePersonLetsGoOfChangesNothing() {
        open("shots/" + FIRST);
        meanwhile(new SetShotText(FIRST, SetShotText.Text.PROMPT, "Grace wrote this"));
        draft(PROMPT, BEFORE, "Ada wrote this");
        offer();

        click("Keep what is in the project");

        assertThat(shot(FIRST).prompt()).isEqualTo("Grace wrote this");
        await(() -> assertThat(area("Prompt").getValue()).isEqualTo("Grace wrote this"));
    }

    @Test
    void aDraftOfWhatWasDeletedIsShownWithTheReasonAndIsNotLost() {
        open("shots/" + SECOND);
        meanwhile(new DeleteShot(FIRST, PhraseFate.UNLINK));
        draft(PROMPT, BEFORE, "Ada wrote this");

        offer();

        assertThat(inDialog("Yours")).isEqualTo("Ada wrote this");
        click("Decide later");
        _assertNone(DraftsDialog.class);
        click("Show");
        assertThat(inDialog("Yours")).isEqualTo("Ada wrote this");
    }

    @Test
    void aStartAndAnEndThatOnlyFitTogetherAreBothPutIn() {
        open("shots/" + SECOND);
        draft("phrase.startTime/" + PHRASE, "0:01", "0:10");
        draft("phrase.endTime/" + PHRASE, "0:03", "0:15");

        offer();

        DialoguePhrase phrase = project().current().phrase(PHRASE).orElseThrow();
        assertThat(phrase.startTime()).isEqualTo(10);
        assertThat(phrase.endTime()).isEqualTo(15);
    }

    @Test
    void aDraftThatTheProjectHasInAnotherSpellingIsThereAlready() {
        open("shots/" + SECOND);
        meanwhile(new SetShotDuration(FIRST, 65));
        draft("shot.duration/" + FIRST, "5", "1:5");

        offer();

        _assertNone(DraftsDialog.class);
        assertThat(shot(FIRST).duration()).isEqualTo(65);
    }

    @Test
    void aDraftThatMakesNoSenseIsShownWithTheReason() {
        open("shots/" + SECOND);
        draft("shot.duration/" + FIRST, "5", "no number");

        offer();

        assertThat(shot(FIRST).duration()).isEqualTo(5);
        assertThat(inDialog("Yours")).isEqualTo("no number");
        click("Throw it away");
        _assertNone(DraftsDialog.class);
    }

    @Test
    void aDraftOfASwitchIsPutIn() {
        open("shots/" + FIRST);
        draft("project.QA_ENGINE/", "false", "true");

        offer();

        assertThat(project().current().capabilities().has(Capability.QA_ENGINE)).isTrue();
    }

    @Test
    void nonsenseFromTheBrowserChangesNothing() {
        open("shots/" + FIRST);
        sent.add("no draft").add(7).addNull().addObject();
        draft("project.content/", BEFORE, "everything");
        draft("shot.PROMPT", BEFORE, "no shot");

        offer();

        assertThat(shot(FIRST).prompt()).isEqualTo(BEFORE);
        _assertNone(DraftsDialog.class);
    }

    @Test
    void whatArrivesLateDoesNotOverwriteWhatItsPersonHasNeverSeen() {
        open("shots/" + FIRST);
        focus(area("Prompt"), "focusin");
        meanwhile(new SetShotText(FIRST, SetShotText.Text.PROMPT, "Grace wrote this"));

        type(area("Prompt"), "Ada wrote this and it arrives late");

        assertThat(shot(FIRST).prompt()).isEqualTo("Grace wrote this");
        assertThat(area("Prompt").isInvalid()).isTrue();
        assertThat(area("Prompt").getErrorMessage()).contains("Grace Hopper changed this field meanwhile");
        assertThat(area("Prompt").getValue()).isEqualTo("Ada wrote this and it arrives late");

        // The browser is asked for its draft, and offers it.
        draft(PROMPT, BEFORE, "Ada wrote this and it arrives late");
        _get(DraftKeeper.class).offered(sent, false, false);
        MockVaadin.clientRoundtrip(false);
        click("Show");
        click("Use mine");

        assertThat(shot(FIRST).prompt()).isEqualTo("Ada wrote this and it arrives late");
        await(() -> assertThat(area("Prompt").isInvalid()).isFalse());
    }

    @Test
    void aContestedFieldShowsTheProjectsTextWhenItsPersonLetsGo() {
        open("shots/" + FIRST);
        focus(area("Prompt"), "focusin");
        meanwhile(new SetShotText(FIRST, SetShotText.Text.PROMPT, "Grace wrote this"));
        type(area("Prompt"), "Ada wrote this and it arrives late");
        draft(PROMPT, BEFORE, "Ada wrote this and it arrives late");
        offer();

        click("Keep what is in the project");

        await(() -> assertThat(area("Prompt").getValue()).isEqualTo("Grace wrote this"));
        assertThat(area("Prompt").isInvalid()).isFalse();
        type(area("Prompt"), "Ada goes on from there");
        assertThat(shot(FIRST).prompt()).isEqualTo("Ada goes on from there");
    }

    @Test
    void aTimeThatStandsInTheFieldAsItWasTypedIsNoOneElsesChange() {
        open("shots/" + SECOND);
        meanwhile(new SetPhraseTimes(PHRASE, 7, 9));
        draft("phrase.startTime/" + PHRASE, "7", "7.5");

        offer();

        _assertNone(DraftsDialog.class);
        assertThat(phrase().startTime()).isEqualTo(7.5);
    }

    @Test
    void aContestedEndIsNotPutInByWayOfTheStart() {
        open("shots/" + FIRST);
        focus(field("End"), "focusin");
        meanwhile(new SetPhraseTimes(PHRASE, 1, 100));
        type(field("End"), "80");
        assertThat(field("End").isInvalid()).isTrue();

        type(field("Start"), "2");

        assertThat(phrase().startTime()).isEqualTo(2);
        assertThat(phrase().endTime()).isEqualTo(100);
        assertThat(field("End").isInvalid()).isTrue();
    }

    @Test
    void aFieldWhoseOwnTextWasChosenIsFreeAgainHoweverTheProjectWritesIt() {
        open("shots/" + FIRST);
        focus(field("Start"), "focusin");
        meanwhile(new SetPhraseTimes(PHRASE, 1.5, 9));
        type(field("Start"), "2");
        draft("phrase.startTime/" + PHRASE, "0:01", "2");
        offer();

        click("Use mine");

        await(() -> assertThat(field("Start").isInvalid()).isFalse());
        type(field("Start"), "3");
        assertThat(phrase().startTime()).isEqualTo(3);
    }

    private DialoguePhrase phrase() {
        return project().current().phrase(PHRASE).orElseThrow();
    }

    private void draft(String field, String base, String text, String... seen) {
        ObjectNode draft = sent.addObject()
                .put("id", "abc" + sent.size() + ".x." + text.hashCode())
                .put("tab", "another")
                .put("field", field)
                .put("text", text)
                .put("base", base)
                .put("at", 1_700_000_000_000L);
        ArrayNode hashes = draft.putArray("seen");
        for (String one : seen) {
            hashes.add(one.hashCode());
        }
    }

    private void offer() {
        _get(DraftKeeper.class).offered(sent, true, true);
        MockVaadin.clientRoundtrip(false);
    }

    private static String inDialog(String label) {
        return _get(_get(DraftsDialog.class), TextArea.class, spec -> spec.withLabel(label))
                .getValue();
    }

    private static List<String> yoursInDialog() {
        return _find(_get(DraftsDialog.class), TextArea.class, spec -> spec.withLabel("Yours")).stream()
                .map(TextArea::getValue)
                .toList();
    }

    private static void clickFirst(String text) {
        _click(_find(Button.class, spec -> spec.withText(text)).getFirst());
        MockVaadin.clientRoundtrip(false);
    }

    private static void click(String text) {
        _click(_find(Button.class, spec -> spec.withText(text)).getLast());
        MockVaadin.clientRoundtrip(false);
    }
}
