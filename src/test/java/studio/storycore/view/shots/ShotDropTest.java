package studio.storycore.view.shots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import studio.storycore.project.Place;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.prompt.PromptRules;

/** A shot goes where a person drops it. */
class ShotDropTest {

    private final Project project = Project.empty("p", "P")
            .with(
                    List.of(sequence("one", "a", "b"), sequence("empty"), sequence("two", "c")),
                    List.of(shot("a", "one"), shot("b", "one"), shot("c", "two"), shot("lost", "nowhere")),
                    List.of());
    private final List<ShotRow> rows =
            ShotRows.of(project, prompt -> PromptRules.check(prompt).state()).rows();

    @Test
    void betweenTwoShots() {
        assertThat(drop("c", "shot a", false)).isEqualTo(new Place("one", "a"));
        assertThat(drop("c", "shot b", true)).isEqualTo(new Place("one", "a"));
    }

    @Test
    void aboveTheFirstShotIsTheStart() {
        assertThat(drop("c", "shot a", true)).isEqualTo(Place.firstIn("one"));
    }

    @Test
    void belowAHeadIsTheStartOfItsSequence() {
        assertThat(drop("a", "sequence two", false)).isEqualTo(Place.firstIn("two"));
        assertThat(drop("a", "sequence empty", false)).isEqualTo(Place.firstIn("empty"));
    }

    @Test
    void aboveAHeadIsTheEndOfTheSequenceBefore() {
        assertThat(drop("c", "sequence empty", true)).isEqualTo(new Place("one", "b"));
        assertThat(drop("a", "sequence two", true)).isEqualTo(new Place("empty", ""));
    }

    @Test
    void aboveEverythingIsTheStartOfTheFilm() {
        assertThat(drop("c", "sequence one", true)).isEqualTo(Place.firstIn("one"));
    }

    @Test
    void besideItselfAShotStaysWhereItIs() {
        assertThat(drop("b", "shot b", true)).isEqualTo(new Place("one", "a"));
        assertThat(drop("b", "shot b", false)).isEqualTo(new Place("one", "a"));
        assertThat(drop("a", "shot a", false)).isEqualTo(Place.firstIn("one"));
    }

    @Test
    void aShotCannotLoseItsPlaceByBeingDropped() {
        assertThat(drop("a", "shot lost", false)).isNull();
        assertThat(drop("a", "unassigned", false)).isNull();
    }

    @Test
    void aShotWithoutAPlaceGetsOne() {
        assertThat(drop("lost", "shot c", false)).isEqualTo(new Place("two", "c"));
    }

    private @Nullable Place drop(String shotId, String target, boolean above) {
        ShotRow row = rows.stream()
                .filter(found -> found.key().equals(target))
                .findFirst()
                .orElseThrow();
        return ShotDrop.place(rows, row, above, shotId);
    }

    private static Sequence sequence(String id, String... shots) {
        return new Sequence(id, id, "", List.of(shots), 5, Map.of());
    }

    private static Shot shot(String id, String sequence) {
        return Shot.empty(id, sequence);
    }
}
