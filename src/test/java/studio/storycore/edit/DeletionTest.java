package studio.storycore.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;

/** {@link Film} has shots a, b, c in s and d in t; phrases p and q are linked to b. */
class DeletionTest {

    static LongStream seeds() {
        return LongStream.range(0, 80);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatAnyEditDeletesIsFoundAndComesBackAsItWas(long seed) {
        RandomEdits edits = new RandomEdits(seed, "new");
        Project before = Documents.consistent(seed);
        for (int i = 0; i < 40; i++) {
            ProjectEdit edit = edits.applicableTo(before);
            Project after = edit.applyTo(before);
            List<Deletion> deletions = Deletions.between(before, after);
            if (!Deletions.isPossibleBy(edit)) {
                assertThat(deletions).as("%s", edit).isEmpty();
            }
            Project back = after;
            for (Deletion deletion : deletions) {
                back = deletion.bringBack(back).applyTo(back);
            }
            assertThat(back.sequences()).extracting(Sequence::id).containsAll(ids(before.sequences()));
            for (Shot shot : before.shots()) {
                assertThat(back.shot(shot.id()).orElseThrow().unknown()).isEqualTo(shot.unknown());
            }
            for (DialoguePhrase phrase : before.audioPhrases()) {
                assertThat(back.phrase(phrase.id())).isPresent();
            }
            before = after;
        }
    }

    private static List<String> ids(List<Sequence> sequences) {
        return sequences.stream().map(Sequence::id).toList();
    }

    @Test
    void aSequenceComesBackWithItsShotsAndPhrasesInItsPlace() {
        Project before = Film.project();
        Project after = Film.after(new DeleteSequence("s", PhraseFate.DELETE));

        Deletion deletion = only(before, after);
        Project back = deletion.bringBack(after).applyTo(after);

        assertThat(deletion.entity()).isEqualTo(Field.Entity.SEQUENCE);
        assertThat(back.sequences()).isEqualTo(before.sequences());
        assertThat(back.shots()).containsExactlyInAnyOrderElementsOf(before.shots());
        assertThat(back.audioPhrases()).containsExactlyInAnyOrderElementsOf(before.audioPhrases());
    }

    @Test
    void aSequenceWhoseNeighbourIsGoneTooComesBehindTheOneBeforeThat() {
        Project before = Film.project();
        Project after = new DeleteSequence("empty", PhraseFate.DELETE).applyTo(before);
        Deletion deletion = only(before, after);
        Project without = new DeleteSequence("t", PhraseFate.DELETE).applyTo(after);
        Project now = new AddSequence(Sequence.empty("new", "New"), "s").applyTo(without);

        Project back = deletion.bringBack(now).applyTo(now);

        assertThat(ids(back.sequences())).containsExactly("s", "empty", "new");
    }

    @Test
    void aShotComesBackWithItsPhrasesWhichKeepTheirDistanceAndTheirLinks() {
        Project before = Film.project();
        Project after = Film.after(new DeleteShot("b", PhraseFate.UNLINK));
        Deletion deletion = only(before, after);
        Project relinked = new LinkPhrase("p", "d").applyTo(after);

        Project back = deletion.bringBack(relinked).applyTo(relinked);

        assertThat(Film.played(back)).containsExactly("a", "b", "c", "d");
        assertThat(Film.phrase(back, "p").shotId()).isEqualTo("d");
        assertThat(Film.phrase(back, "q").shotId()).isEqualTo("b");
    }

    @Test
    void aShotAndItsPhrasesComeBackLaterWhenWhatIsBeforeBecameLonger() {
        Project before = Film.project();
        Project after = Film.after(new DeleteShot("b", PhraseFate.DELETE));
        Deletion deletion = only(before, after);
        Project longer = new SetShotDuration("a", 105).applyTo(after);

        Project back = deletion.bringBack(longer).applyTo(longer);

        assertThat(Film.shot(back, "b").startTime()).isEqualTo(105);
        assertThat(Film.phrase(back, "p").startTime()).isEqualTo(106);
    }

    @Test
    void aShotWhoseSequenceIsGoneComesToTheEndOfTheOneBefore() {
        Project before = Film.project();
        Project after = Film.after(new DeleteShot("d", PhraseFate.DELETE));
        Deletion deletion = only(before, after);
        Project now = new DeleteSequence("t", PhraseFate.DELETE).applyTo(after);

        Project back = deletion.bringBack(now).applyTo(now);

        assertThat(Film.played(back)).containsExactly("a", "b", "c", "d");
        assertThat(Film.shot(back, "d").sequenceId()).isEqualTo("s");
        Project none = Project.empty("film", "Nothing is left");
        assertThatThrownBy(() -> deletion.bringBack(none)).isInstanceOf(EditRejected.class);
    }

    @Test
    void aPhraseComesBackAtItsDistanceFromItsShot() {
        Project before = Film.project();
        Project after = Film.after(new DeletePhrase("p"));
        Deletion deletion = only(before, after);
        Project longer = new SetShotDuration("a", 105).applyTo(after);

        assertThat(deletion.bringBack(after).applyTo(after).phrase("p")).isEqualTo(before.phrase("p"));
        assertThat(Film.phrase(deletion.bringBack(longer).applyTo(longer), "p").startTime())
                .isEqualTo(106);
    }

    @Test
    void whatAWholeDocumentLeftOutIsFoundToo() {
        Project before = Film.project();
        Project after = new ReplaceProject(Film.after(new DeleteShot("b", PhraseFate.DELETE))).applyTo(before);

        assertThat(Deletions.between(before, after)).extracting(Deletion::id).containsExactly("b");
    }

    private static Deletion only(Project before, Project after) {
        List<Deletion> deletions = Deletions.between(before, after);
        assertThat(deletions).hasSize(1);
        return deletions.getFirst();
    }
}
