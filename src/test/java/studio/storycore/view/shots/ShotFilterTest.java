package studio.storycore.view.shots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.prompt.PromptRules;
import studio.storycore.prompt.PromptState;

/** The list shows the shots that fit, under the heads of their sequences. */
class ShotFilterTest {

    private final ShotRows all = ShotRows.of(
            Project.empty("p", "P")
                    .with(
                            List.of(
                                    new Sequence("one", "One", "", List.of("a", "b"), 5, Map.of()),
                                    new Sequence("two", "Two", "", List.of("c"), 5, Map.of())),
                            List.of(
                                    Shot.empty("a", "one").withPrompt("A lighthouse in the fog at night"),
                                    Shot.empty("b", "one").withPrompt("short"),
                                    Shot.empty("c", "two"),
                                    Shot.empty("lost", "nowhere")),
                            List.of()),
            prompt -> PromptRules.check(prompt).state());

    @Test
    void withoutAFilterEverythingShowsWithoutACopy() {
        assertThat(ShotFilter.ALL.apply(all)).isSameAs(all.rows());
    }

    @Test
    void wordsAreFoundInAnyCase() {
        assertThat(keys("LIGHTHOUSE", Optional.empty())).containsExactly("sequence one", "shot a");
    }

    @Test
    void aNumberFindsTheShotWithThatNumber() {
        assertThat(keys("3", Optional.empty())).containsExactly("sequence two", "shot c");
    }

    @Test
    void theStateOfThePromptNarrowsTheList() {
        assertThat(keys("", Optional.of(PromptState.INVALID))).containsExactly("sequence one", "shot b");
        assertThat(keys("", Optional.of(PromptState.INCOMPLETE)))
                .containsExactly("sequence two", "shot c", "unassigned", "shot lost");
    }

    @Test
    void nothingFits() {
        assertThat(keys("desert", Optional.empty())).isEmpty();
    }

    private List<String> keys(String text, Optional<PromptState> state) {
        return new ShotFilter(text, state).apply(all).stream().map(ShotRow::key).toList();
    }
}
