package studio.storycore.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Place;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;

/** What is refused to be taken back, since others changed it; {@link Film} has shots a, b, c in s and d in t. */
class ChangedSinceTest {

    private final Project before = Film.project();

    static LongStream seeds() {
        return LongStream.range(0, 80);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsRefusedWhenNobodyElseChangedAnything(long seed) {
        Project project = Documents.consistent(seed);
        RandomEdits edits = new RandomEdits(seed, "mine");
        for (int i = 0; i < 20; i++) {
            ProjectEdit edit = edits.applicableTo(project);
            Project after = edit.applyTo(project);
            if (!after.equals(project)) {
                assertThat(ChangedSince.first(edit, edit.inverse(project), after))
                        .as("%s", edit)
                        .isEmpty();
            }
            project = after;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void allIsTakenBackAndMadeAgainOneAfterTheOther(long seed) {
        Project start = Documents.consistent(seed);
        RandomEdits edits = new RandomEdits(seed, "mine");
        List<ProjectEdit> made = new ArrayList<>();
        List<ProjectEdit> back = new ArrayList<>();
        Project project = start;
        while (made.size() < 20) {
            ProjectEdit edit = edits.applicableTo(project);
            if (!edit.applyTo(project).equals(project)) {
                made.add(edit);
                back.add(edit.inverse(project));
                project = edit.applyTo(project);
            }
        }
        for (int i = made.size() - 1; i >= 0; i--) {
            assertThat(ChangedSince.first(made.get(i), back.get(i), project)).isEmpty();
            project = back.get(i).applyTo(project);
        }
        assertThat(project).isEqualTo(start);
    }

    @Test
    void anAddedShotThatSomeoneWroteIntoStays() {
        ProjectEdit mine = new AddShot(Shot.empty("new", "s"), new Place("s", "a"));

        assertThat(lost(mine, new SetShotText("new", SetShotText.Text.MOOD, "theirs")))
                .contains(Field.shot("new", Field.PLACE));
        assertThat(lost(mine, new SetShotDuration("new", 77))).isPresent();
        assertThat(lost(mine, new MoveShot("new", Place.firstIn("t")))).isPresent();
        assertThat(lost(mine, new LinkPhrase("p", "new"))).contains(Field.phrase("p", Field.PLACE));
        assertThat(lost(mine, new AddPhrase(Film.phrase("theirs", "new", 1)))).isPresent();
    }

    @Test
    void anAddedShotGoesWhenOthersChangedOnlyWhatIsAroundIt() {
        ProjectEdit mine = new AddShot(Shot.empty("new", "s"), new Place("s", "a"));

        assertThat(lost(mine, new SetShotText("a", SetShotText.Text.MOOD, "theirs")))
                .isEmpty();
        assertThat(lost(mine, new AddShot(Shot.empty("theirs", "s"), new Place("s", "a"))))
                .isEmpty();
        assertThat(lost(mine, new SetShotDuration("a", 77))).isEmpty();
        assertThat(lost(mine, new DeleteShot("a", PhraseFate.DELETE))).isEmpty();
        assertThat(lost(mine, new MoveSequence("t", null))).isEmpty();
    }

    @Test
    void anAddedSequenceThatSomeoneNamedStays() {
        ProjectEdit mine = new AddSequence(Sequence.empty("new", "New"), null);

        assertThat(lost(mine, new SetSequenceText("new", SetSequenceText.Text.NAME, "theirs")))
                .contains(Field.sequence("new", Field.PLACE));
        assertThat(lost(mine, new SetSequenceDuration("new", 77))).isPresent();
        assertThat(lost(mine, new RenameProject("theirs"))).isEmpty();
    }

    @Test
    void anAddedPhraseThatSomeoneChangedStaysAndOneThatMovedWithItsShotGoes() {
        ProjectEdit mine = new AddPhrase(Film.phrase("new", "b", 6));

        assertThat(lost(mine, new SetPhraseText("new", SetPhraseText.Text.TEXT, "theirs")))
                .contains(Field.phrase("new", Field.PLACE));
        assertThat(lost(mine, new SetPhraseTimes("new", 6, 99))).isPresent();
        assertThat(lost(mine, new SetShotDuration("a", 77))).isEmpty();
    }

    @Test
    void whatSomeoneElseSetAnewStaysTheirs() {
        assertThat(lost(new SetShotDuration("a", 3), new SetShotDuration("a", 4)))
                .isPresent();
        assertThat(lost(new LinkPhrase("p", "c"), new LinkPhrase("p", "d"))).isPresent();
        assertThat(lost(new MoveShot("a", Place.firstIn("t")), new MoveShot("a", new Place("s", "c"))))
                .isPresent();
        assertThat(lost(new MoveShot("c", Place.firstIn("s")), new MoveShot("c", new Place("s", "b"))))
                .contains(Field.shot("c", Field.PLACE));
        assertThat(lost(new MoveSequence("t", null), new MoveSequence("t", "s")))
                .contains(Field.sequence("t", Field.PLACE));
        assertThat(lost(new ReplaceProject(Project.empty("film", "Mine")), new RenameProject("theirs")))
                .isPresent();
    }

    @Test
    void aMoveIsTakenBackThoughItsNeighbourIsGone() {
        assertThat(lost(new MoveShot("c", new Place("s", "a")), new DeleteShot("a", PhraseFate.DELETE)))
                .isEmpty();
    }

    @Test
    void whatWasDeletedComesBackWhateverOthersDid() {
        assertThat(lost(new DeleteShot("b", PhraseFate.DELETE), new SetShotDuration("a", 77)))
                .isEmpty();
        assertThat(lost(new DeleteSequence("s", PhraseFate.UNLINK), new LinkPhrase("p", "d")))
                .isEmpty();
    }

    private Optional<Field> lost(ProjectEdit mine, ProjectEdit theirs) {
        Project now = theirs.applyTo(mine.applyTo(before));
        try {
            return ChangedSince.first(mine, mine.inverse(before), now);
        } catch (EditRejected | InvalidValue refused) {
            throw new AssertionError("the way back itself is refused", refused);
        }
    }
}
