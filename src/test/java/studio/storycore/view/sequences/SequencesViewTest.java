package studio.storycore.view.sequences;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.storycore.project.Sequence;
import studio.storycore.view.project.ProjectPageTest;

/** The page of the sequences, as a person uses it. */
class SequencesViewTest extends ProjectPageTest {

    @Test
    void theListTellsWhatIsInEachSequence() {
        open("sequences");
        List<SequenceRow> rows = _get(SequenceGrid.class).rows();
        assertThat(rows).extracting(SequenceRow::shots).containsExactly(2, 2);
        assertThat(rows).extracting(SequenceRow::start).containsExactly(0.0, 10.0);
    }

    @Test
    void aSequenceIsAddedBehindTheSelectedOneAndNamed() {
        open("sequences/seq-1");
        _click(_get(Button.class, spec -> spec.withText("Add sequence")));
        type(field("Name"), "Between");

        assertThat(project().current().sequences())
                .extracting(Sequence::name)
                .containsExactly("Arrival", "Between", "Storm");
    }

    @Test
    void onlyASequenceWithoutShotsHasADurationOfItsOwn() {
        open("sequences/seq-1");
        assertThat(field("Duration").isReadOnly()).isTrue();

        _click(_get(Button.class, spec -> spec.withText("Add sequence")));
        assertThat(field("Duration").isReadOnly()).isFalse();
        type(field("Duration"), "12");
        assertThat(project().current().sequences().get(1).duration()).isEqualTo(12);
    }

    @Test
    void sequencesMoveWithTheirShots() {
        open("sequences/seq-2");
        labelled("Move up");
        assertThat(project().current().sequences()).extracting(Sequence::id).containsExactly("seq-2", "seq-1");
        assertThat(shot(FIRST).startTime()).isEqualTo(10);
        labelled("Move up");
        labelled("Move down");
        assertThat(project().current().sequences()).extracting(Sequence::id).containsExactly("seq-1", "seq-2");
    }

    @Test
    void deletingASequenceTellsWhatGoesWithItAndCanBeTakenBack() {
        open("sequences/seq-1");
        labelled("Delete");
        assertThat(textOf(_get(DeleteSequenceDialog.class))).contains("2 shots");
        _click(_get(_get(DeleteSequenceDialog.class), Button.class, spec -> spec.withText("Delete")));
        assertThat(project().current().shots()).hasSize(2);
        assertThat(project().current().phrase(PHRASE).orElseThrow().shotId()).isEmpty();

        _click(_get(Button.class, spec -> spec.withText("Undo")));
        assertThat(project().current().sequences()).extracting(Sequence::id).containsExactly("seq-1", "seq-2");
        assertThat(project().current().shots()).hasSize(4);
        assertThat(project().current().phrase(PHRASE).orElseThrow().shotId()).isEqualTo(FIRST);
    }

    private static void labelled(String name) {
        _click(_get(
                _get(SequenceDetail.class),
                Button.class,
                spec -> spec.withPredicate(
                        button -> button.getAriaLabel().filter(name::equals).isPresent())));
    }
}
