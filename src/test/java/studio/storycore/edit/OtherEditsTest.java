package studio.storycore.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static studio.storycore.edit.Film.after;
import static studio.storycore.edit.Film.isInvalid;
import static studio.storycore.edit.Film.isRejected;
import static studio.storycore.edit.Film.phrase;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import studio.storycore.contract.ProjectJson;
import studio.storycore.edit.EditRejected.Reason;
import studio.storycore.edit.SetPhraseText.Text;
import studio.storycore.project.Capability;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Place;
import studio.storycore.project.Project;
import studio.storycore.project.Rule;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.project.VoiceParameters;
import studio.storycore.project.VoiceType;

/** Edits of phrases, of the project itself, and of several things at once. */
class OtherEditsTest {

    @Test
    void aPhraseIsAddedAndUnlinkedIfItsShotIsNotThere() {
        assertThat(phrase(after(new AddPhrase(phrase("new", "a", 1))), "new").shotId())
                .isEqualTo("a");
        assertThat(phrase(after(new AddPhrase(phrase("new", "gone", 1))), "new").shotId())
                .isEmpty();
        isRejected(new AddPhrase(phrase("p", "a", 1)), Reason.ALREADY_THERE);
    }

    @Test
    void everyTextOfAPhraseIsChangedAndItsWordsAreNeverEmpty() {
        for (Text field : Text.values()) {
            Project changed = after(new SetPhraseText("p", field, "nul \0, 夜明け, 🎬"));
            assertThat(field.of(phrase(changed, "p"))).isEqualTo("nul \0, 夜明け, 🎬");
            assertThat(new SetPhraseText("p", field, field.of(phrase(Film.project(), "p"))).applyTo(changed))
                    .isEqualTo(Film.project());
            assertThatThrownBy(() -> after(new SetPhraseText("p", field, "\uDFAC")))
                    .hasMessageContaining(Rule.BROKEN_UNICODE.name());
            isRejected(new SetPhraseText("gone", field, "x"), Reason.GONE);
        }
        isInvalid(new SetPhraseText("p", Text.TEXT, ""), Rule.BLANK, "text");
        isInvalid(new SetPhraseText("p", Text.TEXT, null), Rule.BLANK, "text");
    }

    @Test
    void aPhraseEndsAfterItStarts() {
        assertThat(phrase(after(new SetPhraseTimes("p", 1, 1.5)), "p").endTime())
                .isEqualTo(1.5);
        isInvalid(new SetPhraseTimes("p", 2, 2), Rule.END_NOT_AFTER_START, "endTime");
        isInvalid(new SetPhraseTimes("p", -1, 2), Rule.NEGATIVE, "startTime");
        isInvalid(new SetPhraseTimes("p", 0, Double.NaN), Rule.NOT_FINITE, "endTime");
        isRejected(new SetPhraseTimes("gone", 0, 1), Reason.GONE);
    }

    @Test
    void theVoiceOfAPhraseIsDecidedAndLeftOpen() {
        VoiceParameters voice = new VoiceParameters(VoiceType.MALE, 1, 0, "fr", Map.of());
        Project spoken = after(new SetPhraseVoice("p", voice));

        assertThat(phrase(spoken, "p").voiceParameters()).isEqualTo(voice);
        assertThat(new SetPhraseVoice("p", null).applyTo(spoken)).isEqualTo(Film.project());
        isRejected(new SetPhraseVoice("gone", voice), Reason.GONE);
    }

    @Test
    void aPhraseIsLinkedUnlinkedAndNeverLinkedToNothing() {
        assertThat(phrase(after(new LinkPhrase("r", "a")), "r").shotId()).isEqualTo("a");
        assertThat(phrase(after(new LinkPhrase("p", DialoguePhrase.NOT_LINKED)), "p")
                        .shotId())
                .isEmpty();
        isRejected(new LinkPhrase("p", "gone"), Reason.GONE);
        isRejected(new LinkPhrase("gone", "a"), Reason.GONE);
    }

    @Test
    void takingBackTheFirstRealLinkOfAStrayPhraseUnlinksIt() {
        ProjectEdit edit = new LinkPhrase("stray", "a");

        assertThat(phrase(edit.inverse(Film.project()).applyTo(after(edit)), "stray")
                        .shotId())
                .isEmpty();
    }

    @Test
    void aPhraseIsDeletedAndComesBackWithEverything() {
        ProjectEdit edit = new DeletePhrase("p");

        assertThat(after(edit).phrase("p")).isEmpty();
        assertThat(edit.inverse(Film.project())).isEqualTo(new AddPhrase(phrase(Film.project(), "p"), ""));
        isRejected(new DeletePhrase("gone"), Reason.GONE);
    }

    @Test
    void theProjectIsRenamedAndItsEnginesSwitched() {
        assertThat(after(new RenameProject("")).name()).isEmpty();
        isInvalid(new RenameProject("\uD83C"), Rule.BROKEN_UNICODE, "name");
        for (Capability capability : Capability.values()) {
            Project on = after(new SetCapability(capability, true));
            assertThat(on.capabilities().has(capability)).isTrue();
            assertThat(new SetCapability(capability, true)
                            .inverse(Film.project())
                            .applyTo(on))
                    .isEqualTo(Film.project());
        }
    }

    @Test
    void theWholeContentIsReplacedButNotTheId() {
        Project other = Project.empty("other", "Other");

        assertThat(after(new ReplaceProject(other))).isEqualTo(other.withId("film"));
        assertThat(new ReplaceProject(other).inverse(Film.project()).applyTo(other.withId("film")))
                .isEqualTo(Film.project());
    }

    @Test
    void everyEditNamesTheFieldThatItWritesAndNoTwoNameTheSame() {
        List<ProjectEdit> edits = new ArrayList<>(List.of(
                new RenameProject(""),
                new ReplaceProject(Film.project()),
                new AddPhrase(phrase("p", "", 0)),
                new SetPhraseTimes("p", 0, 1),
                new SetPhraseVoice("p", null),
                new LinkPhrase("p", ""),
                new DeletePhrase("q"),
                new SetPhraseTimes("q", 0, 1)));
        Arrays.stream(Text.values()).forEach(text -> edits.add(new SetPhraseText("p", text, "")));
        Arrays.stream(Capability.values()).forEach(engine -> edits.add(new SetCapability(engine, true)));

        assertThat(edits).extracting(ProjectEdit::fields).doesNotHaveDuplicates();
        assertThat(new EditGroup(edits).fields()).hasSameSizeAs(edits);
        assertThat(new WherePossible(new DeletePhrase("p")).fields()).isEqualTo(new DeletePhrase("p").fields());
    }

    @Test
    void whoReplacesEverythingMeetsEveryField() {
        assertThat(Field.changedByBoth(new RenameProject("").fields(), new ReplaceProject(Film.project()).fields()))
                .isEqualTo(new RenameProject("").fields());
        assertThat(Field.changedByBoth(new RenameProject("").fields(), new DeletePhrase("p").fields()))
                .isEmpty();
    }

    @Test
    void ofAGroupEitherAllIsMadeOrNothing() {
        isRejected(
                new EditGroup(List.of(new RenameProject("New"), new DeleteShot("gone", PhraseFate.DELETE))),
                Reason.GONE);
        assertThat(after(new EditGroup(List.of()))).isEqualTo(Film.project());
        assertThat(new EditGroup(List.of()).inverse(Film.project())).isEqualTo(new EditGroup(List.of()));
        assertThat(new EditGroup(List.of()).fields()).isEmpty();
    }

    @Test
    void theEditsOfAGroupSeeEachOther() {
        EditGroup group = new EditGroup(List.of(
                new AddSequence(Sequence.empty("new", "New"), null),
                new AddShot(Shot.empty("e", ""), Place.firstIn("new")),
                new MoveShot("a", new Place("new", "e")),
                new DeleteSequence("s", PhraseFate.DELETE)));

        assertThat(Film.played(after(group))).containsExactly("e", "a", "d");
        assertThat(group.inverse(Film.project()).applyTo(after(group))).isEqualTo(Film.project());
    }

    @Test
    void groupsInGroupsAreMadeAndTakenBackHoweverDeepTheyAre() {
        ProjectEdit deep = new RenameProject("deep");
        for (int i = 0; i < 500; i++) {
            deep = new EditGroup(List.of(new WherePossible(deep)));
        }
        assertThat(after(deep).name()).isEqualTo("deep");
        assertThat(deep.inverse(Film.project()).applyTo(after(deep))).isEqualTo(Film.project());
    }

    @Test
    void whatIsImpossibleChangesNothingWhereThatIsAllowed() {
        ProjectEdit impossible = new WherePossible(new DeletePhrase("gone"));
        ProjectEdit invalid = new WherePossible(new SetPhraseTimes("p", 2, 1));

        assertThat(after(impossible)).isEqualTo(Film.project());
        assertThat(after(invalid)).isEqualTo(Film.project());
        assertThat(impossible.inverse(Film.project())).isEqualTo(new EditGroup(List.of()));
        assertThat(after(new WherePossible(new DeletePhrase("p"))).phrase("p")).isEmpty();
    }

    @Test
    void anEditFromOutsideThatBreaksTheContractIsNotRead() {
        ProjectJson json = new ProjectJson();
        String twice = "{\"edit\":\"project.replace\",\"content\":"
                + new String(json.write(Project.empty("p", "n")), StandardCharsets.UTF_8)
                        .replace("\"sequences\":[]", "\"sequences\":[" + SEQUENCE + "," + SEQUENCE + "]")
                + "}";

        assertThatThrownBy(() -> json.mapper().readValue(twice, ProjectEdit.class))
                .hasRootCauseInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> json.mapper().readValue("{\"edit\":\"project.explode\"}", ProjectEdit.class))
                .isNotNull();
    }

    private static final String SEQUENCE =
            "{\"id\":\"s\",\"name\":\"\",\"description\":\"\",\"shotIds\":[],\"duration\":1}";
}
