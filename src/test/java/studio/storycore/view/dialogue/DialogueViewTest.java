package studio.storycore.view.dialogue;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.storycore.edit.LinkPhrase;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.VoiceParameters;
import studio.storycore.project.VoiceType;
import studio.storycore.view.project.ProjectPageTest;

/** The page of the dialogue, as a person uses it. */
class DialogueViewTest extends ProjectPageTest {

    @Test
    void phrasesStandInTheOrderOfTimeWithTheNumberOfTheirShot() {
        open("dialogue");
        List<PhraseRow> rows = _get(PhraseGrid.class).rows();
        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.shotNumber()).isEqualTo(1));

        meanwhile(new LinkPhrase(PHRASE, DialoguePhrase.NOT_LINKED));
        await(() -> assertThat(_get(PhraseGrid.class).rows().getFirst().shotNumber())
                .isEqualTo(PhraseRow.UNLINKED));
    }

    @Test
    void aPhraseIsAddedWrittenAndLinked() {
        open("dialogue");
        _click(_get(Button.class, spec -> spec.withText("Add phrase")));
        DialoguePhrase added = project().current().audioPhrases().getLast();
        assertThat(added.shotId()).isEmpty();

        type(area("Text"), "Land ahead");
        link(SECOND);
        assertThat(phrase(added.id()).text()).isEqualTo("Land ahead");
        assertThat(phrase(added.id()).shotId()).isEqualTo(SECOND);
    }

    @Test
    void aPhraseCannotBeEmptyAndItsLastWordsStay() {
        open("dialogue/" + PHRASE);
        type(area("Text"), "");
        assertThat(area("Text").isInvalid()).isTrue();
        assertThat(phrase(PHRASE).text()).isEqualTo("Who is there?");
    }

    @Test
    void timesThatMakeNoSenseTogetherAreMarkedAtTheEnd() {
        open("dialogue/" + PHRASE);
        type(field("Start"), "10");
        assertThat(field("Start").isInvalid()).isFalse();
        assertThat(field("End").isInvalid()).isTrue();
        assertThat(phrase(PHRASE).startTime()).isEqualTo(1);

        type(field("End"), "12");
        assertThat(field("End").isInvalid()).isFalse();
        assertThat(phrase(PHRASE).startTime()).isEqualTo(10);
        assertThat(phrase(PHRASE).endTime()).isEqualTo(12);
    }

    @Test
    void theVoiceIsDecidedStepByStepWithinItsBounds() {
        open("dialogue/" + PHRASE);
        Select<VoiceType> kind = kindOfVoice();
        type(kind, VoiceType.FEMALE);
        type(field("Speed"), "2.5");
        type(field("Pitch"), "-12");
        type(field("Language"), "fr");

        assertThat(field("Speed").getErrorMessage()).contains("0.5", "2");
        VoiceParameters voice = phrase(PHRASE).voiceParameters();
        assertThat(voice).isNotNull();
        assertThat(voice.voiceType()).isEqualTo(VoiceType.FEMALE);
        assertThat(voice.speed()).isEqualTo(1);
        assertThat(voice.pitch()).isEqualTo(-12);
        assertThat(voice.language()).isEqualTo("fr");

        type(kind, null);
        assertThat(phrase(PHRASE).voiceParameters()).isNull();
    }

    private DialoguePhrase phrase(String phraseId) {
        return project().current().phrase(phraseId).orElseThrow();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Select<VoiceType> kindOfVoice() {
        return _get(Select.class, spec -> spec.withLabel("Kind of voice"));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void link(String shotId) {
        ComboBox<ShotLinkField.Choice> shot = _get(ComboBox.class, spec -> spec.withLabel("Shot"));
        type(shot, new ShotLinkField.Choice(shotId, "2"));
    }
}
