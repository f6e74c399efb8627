package studio.storycore.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static studio.storycore.edit.Film.after;
import static studio.storycore.edit.Film.isInvalid;
import static studio.storycore.edit.Film.isRejected;
import static studio.storycore.edit.Film.played;
import static studio.storycore.edit.Film.sequence;
import static studio.storycore.edit.Film.shot;
import static studio.storycore.edit.Film.starts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.storycore.edit.EditRejected.Reason;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.Project;
import studio.storycore.project.Rule;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;

class SequenceEditsTest {

    @Test
    void aSequenceIsAddedBehindAnotherFirstOrAtTheEnd() {
        Sequence added = Sequence.empty("new", "New");

        assertThat(order(after(new AddSequence(added, "s")))).containsExactly("s", "new", "t", "empty");
        assertThat(order(after(new AddSequence(added, null)))).containsExactly("new", "s", "t", "empty");
        assertThat(order(after(new AddSequence(added, "gone")))).containsExactly("s", "t", "empty", "new");
    }

    @Test
    void anAddedSequenceBringsNoShotsEvenIfItListsSome() {
        Project after = after(new AddSequence(Sequence.empty("new", "New").withShotIds(List.of("a", "x")), null));

        assertThat(sequence(after, "new").shotIds()).isEmpty();
        assertThat(played(after)).containsExactly("a", "b", "c", "d");
    }

    @Test
    void aSequenceWithAnIdThatIsThereIsNotAdded() {
        isRejected(new AddSequence(Sequence.empty("s", "Again"), null), Reason.ALREADY_THERE);
    }

    @Test
    void addingIsTakenBackOnlyWhileTheSequenceHasNoShots() {
        assertThat(new AddSequence(Sequence.empty("new", ""), null).inverse(Film.project()))
                .isEqualTo(new RemoveEmptySequence("new"));
        assertThat(order(after(new RemoveEmptySequence("empty")))).containsExactly("s", "t");
        isRejected(new RemoveEmptySequence("t"), Reason.NOT_EMPTY);
        isRejected(new RemoveEmptySequence("gone"), Reason.GONE);
    }

    @Test
    void nameAndDescriptionAreChangedAndNothingElse() {
        Project renamed = after(new SetSequenceText("t", SetSequenceText.Text.NAME, ""));
        Project described = after(new SetSequenceText("t", SetSequenceText.Text.DESCRIPTION, "nul \0 and 🎬"));

        assertThat(sequence(renamed, "t"))
                .isEqualTo(sequence(Film.project(), "t").withName(""));
        assertThat(sequence(described, "t"))
                .isEqualTo(sequence(Film.project(), "t").withDescription("nul \0 and 🎬"));
        isRejected(new SetSequenceText("gone", SetSequenceText.Text.NAME, "x"), Reason.GONE);
        isInvalid(new SetSequenceText("t", SetSequenceText.Text.NAME, "\uD83C"), Rule.BROKEN_UNICODE, "name");
    }

    @Test
    void theDurationOfAnEmptySequenceCanBeSetAndOfOneWithShotsFollowsFromThem() {
        assertThat(sequence(after(new SetSequenceDuration("empty", 0.5)), "empty")
                        .duration())
                .isEqualTo(0.5);
        isRejected(new SetSequenceDuration("gone", 1), Reason.GONE);
        isInvalid(new SetSequenceDuration("empty", 0), Rule.NOT_POSITIVE, "duration");
        isInvalid(new SetSequenceDuration("empty", Double.POSITIVE_INFINITY), Rule.NOT_FINITE, "duration");
        assertThatThrownBy(() -> after(new SetSequenceDuration("s", 1)))
                .isInstanceOfSatisfying(
                        EditRejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.DURATION_FOLLOWS_FROM_SHOTS));
    }

    @Test
    void aMovedSequenceTakesItsShotsAlong() {
        Project after = after(new MoveSequence("t", null));

        assertThat(order(after)).containsExactly("t", "s", "empty");
        assertThat(played(after)).containsExactly("d", "a", "b", "c");
        assertThat(starts(after)).containsExactly(0.0, 40.0, 45.0, 55.0);
        assertThat(Film.phrase(after, "p").startTime()).isEqualTo(46);
        assertThat(order(after(new MoveSequence("s", "gone")))).containsExactly("t", "empty", "s");
        isRejected(new MoveSequence("gone", null), Reason.GONE);
    }

    @Test
    void aSequenceThatIsToStandBehindItselfStays() {
        assertThat(after(new MoveSequence("s", "s"))).isEqualTo(Film.project());
        assertThat(after(new MoveSequence("t", "t"))).isEqualTo(Film.project());
    }

    @Test
    void aSequenceIsDeletedWithItsShotsAndTheirPhrases() {
        Project after = after(new DeleteSequence("s", PhraseFate.DELETE));

        assertThat(order(after)).containsExactly("t", "empty");
        assertThat(after.shots()).extracting(Shot::id).containsExactly("d", "lost");
        assertThat(after.audioPhrases()).extracting(DialoguePhrase::id).containsExactly("r", "stray");
        assertThat(starts(after)).containsExactly(0.0);
        isRejected(new DeleteSequence("gone", PhraseFate.DELETE), Reason.GONE);
    }

    @Test
    void aSequenceIsDeletedAndThePhrasesOfItsShotsStayUnlinked() {
        Project after = after(new DeleteSequence("s", PhraseFate.UNLINK));

        assertThat(after.audioPhrases()).hasSize(4);
        assertThat(Film.phrase(after, "p").shotId()).isEmpty();
        assertThat(Film.phrase(after, "p").startTime()).isEqualTo(6);
    }

    @Test
    void noListNamesAShotThatWasDeletedWithItsSequence() {
        Project listedTwice = Film.project()
                .withSequences(List.of(
                        sequence(Film.project(), "s"),
                        sequence(Film.project(), "t").withShotIds(List.of("a", "d", "b")),
                        sequence(Film.project(), "empty")));

        Project after = new DeleteSequence("s", PhraseFate.UNLINK).applyTo(listedTwice);

        assertThat(sequence(after, "t").shotIds()).containsExactly("d");
    }

    @Test
    void aDeletedSequenceIsBroughtBackInOneStep() {
        ProjectEdit back = new DeleteSequence("s", PhraseFate.DELETE).inverse(Film.project());

        assertThat(back).isInstanceOf(RestoreSequence.class);
        isRejected(back, Reason.ALREADY_THERE);
    }

    @Test
    void aSequenceIsNotBroughtBackOverAShotOrPhraseThatIsThere() {
        Sequence sequence = Sequence.empty("new", "");
        Shot shot = Shot.empty("e", "");

        isRejected(
                new RestoreSequence(sequence, null, List.of(Shot.empty("a", "")), List.of(), Map.of(), Neighbours.NONE),
                Reason.ALREADY_THERE);
        isRejected(
                new RestoreSequence(sequence, null, List.of(shot, shot), List.of(), Map.of(), Neighbours.NONE),
                Reason.ALREADY_THERE);
        isRejected(
                new RestoreSequence(
                        sequence, null, List.of(shot), List.of(Film.phrase("p", "e", 0)), Map.of(), Neighbours.NONE),
                Reason.ALREADY_THERE);
    }

    @Test
    void aSequenceThatComesBackLinksOnlyPhrasesThatAreFreeToItsOwnShots() {
        Project after = after(new RestoreSequence(
                Sequence.empty("new", ""),
                null,
                List.of(Shot.empty("e", "")),
                List.of(),
                Map.of("p", "e", "r", "e", "gone", "e", "stray", "gone"),
                Neighbours.NONE));

        assertThat(Film.phrase(after, "p").shotId()).isEqualTo("b");
        assertThat(Film.phrase(after, "r").shotId()).isEqualTo("e");
        assertThat(shot(after, "e").sequenceId()).isEqualTo("new");
        assertThat(played(after)).containsExactly("e", "a", "b", "c", "d");
    }

    @Test
    void everyEditOfASequenceNamesTheFieldThatItWrites() {
        Sequence sequence = Sequence.empty("x", "");
        Set<Field> place = Set.of(Field.sequence("x", Field.PLACE));

        assertThat(new AddSequence(sequence, null).fields()).isEqualTo(place);
        assertThat(new RemoveEmptySequence("x").fields()).isEqualTo(place);
        assertThat(new RestoreSequence(sequence, null, List.of(), List.of(), Map.of(), Neighbours.NONE).fields())
                .isEqualTo(place);
        assertThat(new MoveSequence("x", null).fields()).isEqualTo(place);
        assertThat(new DeleteSequence("x", PhraseFate.UNLINK).fields()).isEqualTo(place);
        assertThat(new SetSequenceDuration("x", 1).fields()).containsExactly(Field.sequence("x", "duration"));
        assertThat(new SetSequenceText("x", SetSequenceText.Text.NAME, "").fields())
                .isNotEqualTo(new SetSequenceText("x", SetSequenceText.Text.DESCRIPTION, "").fields());
    }

    private static List<String> order(Project project) {
        return project.sequences().stream().map(Sequence::id).toList();
    }
}
