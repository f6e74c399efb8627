package studio.storycore.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static studio.storycore.edit.Film.after;
import static studio.storycore.edit.Film.isInvalid;
import static studio.storycore.edit.Film.isRejected;
import static studio.storycore.edit.Film.phrase;
import static studio.storycore.edit.Film.played;
import static studio.storycore.edit.Film.sequence;
import static studio.storycore.edit.Film.shot;
import static studio.storycore.edit.Film.starts;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.storycore.contract.ProjectJson;
import studio.storycore.edit.EditRejected.Reason;
import studio.storycore.edit.SetShotText.Text;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Place;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Project;
import studio.storycore.project.PromptValidation;
import studio.storycore.project.Rule;
import studio.storycore.project.Shot;

class ShotEditsTest {

    private static final PromptValidation CHECKED =
            new PromptValidation(true, List.of(), List.of(), List.of("more light"), Map.of());

    @Test
    void aShotIsAddedAtItsPlaceAndEverythingBehindItMoves() {
        Project after = after(new AddShot(Shot.empty("new", "ignored").withDuration(2), new Place("s", "a")));

        assertThat(played(after)).containsExactly("a", "new", "b", "c", "d");
        assertThat(starts(after)).containsExactly(0.0, 5.0, 7.0, 17.0, 37.0);
        assertThat(shot(after, "new").sequenceId()).isEqualTo("s");
        assertThat(shot(after, "d").position()).isEqualTo(4);
        assertThat(sequence(after, "s").duration()).isEqualTo(37);
        assertThat(phrase(after, "p").startTime()).isEqualTo(8);
    }

    @Test
    void aShotGoesToTheEndWhenTheShotBeforeItIsGoneElsewhereOrItself() {
        for (String before : List.of("gone", "d", "new")) {
            Project after = after(new AddShot(Shot.empty("new", ""), new Place("s", before)));
            assertThat(played(after)).containsExactly("a", "b", "c", "new", "d");
        }
    }

    @Test
    void aShotIsNotAddedTwiceOrToASequenceThatIsGone() {
        isRejected(new AddShot(Shot.empty("a", "s"), Place.firstIn("t")), Reason.ALREADY_THERE);
        isRejected(new AddShot(Shot.empty("a", "s"), null), Reason.ALREADY_THERE);
        isRejected(new AddShot(Shot.empty("new", "s"), Place.firstIn("gone")), Reason.GONE);
    }

    @Test
    void aShotWithoutAPlaceStaysUnassignedEvenIfAListNamesItAlready() {
        Project listed = Film.project()
                .withSequences(List.of(sequence(Film.project(), "s").withShotIds(List.of("a", "new", "b", "c"))));

        Project after = new AddShot(Shot.empty("new", "s").at(3, null), null).applyTo(listed);

        assertThat(played(after)).containsExactly("a", "b", "c");
        assertThat(shot(after, "new").startTime()).isEqualTo(3);
    }

    @Test
    void everyTextOfAShotIsChangedAndTakenAway() {
        for (Text field : Text.values()) {
            Project changed = after(new SetShotText("b", field, "nul \0, 夜明け, 🎬"));
            assertThat(field.of(shot(changed, "b"))).isEqualTo("nul \0, 夜明け, 🎬");
            Project emptied = new SetShotText("b", field, null).applyTo(changed);
            assertThat(emptied).isEqualTo(Film.project());
        }
    }

    @Test
    void aTextThatNoStoreCanEncodeOrReadBackIsRefused() {
        for (Text field : Text.values()) {
            for (String broken : List.of("\uD83C", "\uDFAC x", "x \uD83C x")) {
                assertThat(catchRule(new SetShotText("b", field, broken))).isEqualTo(Rule.BROKEN_UNICODE);
            }
            assertThat(catchRule(new SetShotText("b", field, "x".repeat(Project.LONGEST_TEXT + 1))))
                    .isEqualTo(Rule.TEXT_TOO_LONG);
        }
    }

    @Test
    void aChangedPromptDropsWhatWasStoredAboutTheOldOneAndTakingItBackBringsItBack() {
        Project checked = after(new SetPromptValidation("b", CHECKED));
        ProjectEdit edit = new SetShotText("b", Text.PROMPT, "new");

        assertThat(shot(edit.applyTo(checked), "b").promptValidation()).isNull();
        assertThat(edit.inverse(checked).applyTo(edit.applyTo(checked))).isEqualTo(checked);
        assertThat(shot(new SetShotText("b", Text.MOOD, "new").applyTo(checked), "b")
                        .promptValidation())
                .isEqualTo(CHECKED);
    }

    @Test
    void aLongerShotMovesWhatFollowsWithItsPhrases() {
        Project after = after(new SetShotDuration("a", 6.5));

        assertThat(starts(after)).containsExactly(0.0, 6.5, 16.5, 36.5);
        assertThat(sequence(after, "s").duration()).isEqualTo(36.5);
        assertThat(phrase(after, "p").startTime()).isEqualTo(7.5);
        assertThat(phrase(after, "r").startTime()).isEqualTo(50);
        isInvalid(new SetShotDuration("a", -0.0), Rule.NOT_POSITIVE, "duration");
        isInvalid(new SetShotDuration("a", Double.NaN), Rule.NOT_FINITE, "duration");
        isRejected(new SetShotDuration("gone", 1), Reason.GONE);
    }

    @Test
    void aPhraseDoesNotMoveBeforeTheStartOfTheFilmAndIsBackWhereItWasAfterwards() {
        ProjectEdit edit = new SetShotDuration("a", 1);
        Project after = after(edit);

        assertThat(phrase(after, "q").startTime()).isZero();
        assertThat(phrase(after, "q").endTime()).isEqualTo(2);
        assertThat(edit.inverse(Film.project()).applyTo(after)).isEqualTo(Film.project());
    }

    @Test
    void aShotIsMovedWithinItsSequenceAndIntoAnother() {
        assertThat(played(after(new MoveShot("c", Place.firstIn("s"))))).containsExactly("c", "a", "b", "d");
        assertThat(played(after(new MoveShot("a", new Place("s", "b"))))).containsExactly("b", "a", "c", "d");
        assertThat(played(after(new MoveShot("a", new Place("t", "d"))))).containsExactly("b", "c", "d", "a");
        assertThat(played(after(new MoveShot("a", new Place("t", "b"))))).containsExactly("b", "c", "d", "a");
        isRejected(new MoveShot("gone", Place.firstIn("s")), Reason.GONE);
        isRejected(new MoveShot("a", Place.firstIn("gone")), Reason.GONE);
    }

    @Test
    void aShotThatIsToStandBehindItselfStays() {
        for (String id : List.of("a", "b", "c")) {
            assertThat(after(new MoveShot(id, new Place("s", id)))).isEqualTo(Film.project());
        }
        assertThat(played(after(new MoveShot("a", new Place("t", "a"))))).containsExactly("b", "c", "d", "a");
    }

    @Test
    void aSequenceThatLosesItsLastShotKeepsADurationAndGetsItsOwnBack() {
        ProjectEdit there = new MoveShot("d", Place.firstIn("empty"));
        Project after = after(there);

        assertThat(sequence(after, "empty").duration()).isEqualTo(40);
        assertThat(sequence(after, "t").duration()).isEqualTo(40);
        assertThat(sequence(there.inverse(Film.project()).applyTo(after), "empty")
                        .duration())
                .isEqualTo(7);
    }

    @Test
    void anUnassignedShotIsGivenAPlaceAndIsUnassignedAgainAsItCame() {
        ProjectEdit edit = new MoveShot("lost", Place.firstIn("empty"));
        Project after = after(edit);

        assertThat(played(after)).containsExactly("a", "b", "c", "d", "lost");
        assertThat(shot(after, "lost").startTime()).isEqualTo(75);
        assertThat(edit.inverse(Film.project()).applyTo(after)).isEqualTo(Film.project());
    }

    @Test
    void unassigningIsTakenBackByThePlaceOrByWhatTheShotNamedBefore() {
        ProjectEdit placed = new UnassignShot("b", "nowhere", 5, null);
        ProjectEdit lost = new UnassignShot("lost", "elsewhere", 1, 2.0);

        assertThat(played(after(placed))).containsExactly("a", "c", "d");
        assertThat(placed.inverse(Film.project()).applyTo(after(placed))).isEqualTo(Film.project());
        assertThat(lost.inverse(Film.project()).applyTo(after(lost))).isEqualTo(Film.project());
        isRejected(new UnassignShot("gone", "s", 0, null), Reason.GONE);
    }

    @Test
    void aShotIsDeletedWithItsPhrasesOrLeavesThemUnlinked() {
        Project deleted = after(new DeleteShot("b", PhraseFate.DELETE));
        Project unlinked = after(new DeleteShot("b", PhraseFate.UNLINK));

        assertThat(played(deleted)).containsExactly("a", "c", "d");
        assertThat(starts(deleted)).containsExactly(0.0, 5.0, 25.0);
        assertThat(deleted.audioPhrases()).extracting(DialoguePhrase::id).containsExactly("r", "stray");
        assertThat(unlinked.phrasesOf("")).extracting(DialoguePhrase::id).containsExactly("p", "q", "r");
        isRejected(new DeleteShot("gone", PhraseFate.DELETE), Reason.GONE);
    }

    @Test
    void aShotThatIsListedTwiceAndElsewhereIsMovedAndDeletedAsOne() {
        Project wild = Film.project()
                .withSequences(List.of(
                        sequence(Film.project(), "s").withShotIds(List.of("a", "b", "a", "x", "c", "b")),
                        sequence(Film.project(), "t").withShotIds(List.of("b", "d"))));

        Project moved = new MoveShot("b", Place.firstIn("t")).applyTo(wild);
        Project deleted = new DeleteShot("b", PhraseFate.UNLINK).applyTo(wild);

        assertThat(played(wild)).containsExactly("a", "b", "c", "d");
        assertThat(sequence(moved, "s").shotIds()).containsExactly("a", "a", "x", "c");
        assertThat(sequence(moved, "t").shotIds()).containsExactly("b", "d");
        assertThat(sequence(deleted, "t").shotIds()).containsExactly("d");
        assertThat(new ProjectJson().warnings(moved).size())
                .isLessThan(new ProjectJson().warnings(wild).size());
    }

    @Test
    void everyEditOfAShotNamesTheFieldThatItWrites() {
        Set<Field> place = Set.of(Field.shot("x", Field.PLACE));

        assertThat(new AddShot(Shot.empty("x", ""), null).fields()).isEqualTo(place);
        assertThat(new MoveShot("x", Place.firstIn("s")).fields()).isEqualTo(place);
        assertThat(new UnassignShot("x", "", 0, null).fields()).isEqualTo(place);
        assertThat(new DeleteShot("x", PhraseFate.UNLINK).fields()).isEqualTo(place);
        assertThat(new SetShotDuration("x", 1).fields()).containsExactly(Field.shot("x", "duration"));
        assertThat(new SetPromptValidation("x", null).fields()).containsExactly(Field.shot("x", "promptValidation"));
        assertThat(Arrays.stream(Text.values()).map(text -> new SetShotText("x", text, "").fields()))
                .doesNotHaveDuplicates();
    }

    @Test
    void onlyEditsWithoutSideEffectsReplaceEarlierOnes() {
        assertThat(new SetShotText("x", Text.MOOD, "").replacesEarlier()).isTrue();
        assertThat(new SetShotDuration("x", 1).replacesEarlier()).isFalse();
        assertThat(new MoveShot("x", Place.firstIn("s")).replacesEarlier()).isFalse();
    }

    @Test
    void aPlaceIsNamedByTheShotBeforeIt() {
        PlayingOrder order = PlayingOrder.of(Film.project());

        assertThat(order.placeOf("a")).contains(Place.firstIn("s"));
        assertThat(order.placeOf("b")).contains(new Place("s", "a"));
        assertThat(order.placeOf("lost")).isEmpty();
        assertThat(order.unassigned()).extracting(Shot::id).containsExactly("lost");
        assertThat(order.bySequence().get("empty")).isEmpty();
    }

    private static Rule catchRule(ProjectEdit edit) {
        return catchThrowableOfType(InvalidValue.class, () -> edit.applyTo(Film.project()))
                .rule();
    }
}
