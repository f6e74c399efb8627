package studio.storycore.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.storycore.FakeTime;
import studio.storycore.contract.ProjectJson;
import studio.storycore.edit.EditGroup;
import studio.storycore.edit.RenameProject;

class UndoStacksTest {

    private static final long SOMEWHAT_HEAVY = 40_000;

    private final FakeTime time = new FakeTime();
    private final UndoStacks stacks = new UndoStacks(new ProjectJson(), time.getClock(), 3, SOMEWHAT_HEAVY);

    @Test
    void allTabsOfOnePersonShareWhatCanBeTakenBackAndNobodyElseDoes() {
        UndoStack first = stacks.enter("ada", "film");

        assertThat(stacks.enter("ada", "film")).isSameAs(first);
        assertThat(stacks.enter("grace", "film")).isNotSameAs(first);
        assertThat(stacks.enter("ada", "other")).isNotSameAs(first);
    }

    @Test
    void itOutlastsTheLastTabForADay() {
        UndoStack stack = entered("ada", "film");
        rename(stack, "new name");
        stacks.leave("ada", "film");

        time.pass(Duration.ofHours(23));
        assertThat(stacks.enter("ada", "film")).isSameAs(stack);
        stacks.leave("ada", "film");
        time.pass(Duration.ofHours(25));

        assertThat(stacks.enter("ada", "film").available()).isEqualTo(new UndoStack.Available(false, false));
        assertThat(stacks.weight()).isZero();
    }

    @Test
    void itStaysHoweverLongATabIsOpen() {
        UndoStack stack = entered("ada", "film");
        rename(stack, "new name");
        stacks.enter("ada", "film");
        stacks.leave("ada", "film");

        time.pass(Duration.ofDays(3));

        assertThat(stacks.enter("ada", "film")).isSameAs(stack);
    }

    @Test
    void ofThoseWhoHaveLeftOnlySoManyAreRemembered() {
        for (int i = 0; i < 10; i++) {
            rename(entered("person " + i, "film"), "new name");
            stacks.leave("person " + i, "film");
        }

        assertThat(stacks.size()).isEqualTo(3);
        assertThat(stacks.enter("person 9", "film").available().undo()).isTrue();
        assertThat(stacks.enter("person 0", "film").available().undo()).isFalse();
    }

    @Test
    void whoDidNothingIsNotRemembered() {
        stacks.enter("ada", "film");
        stacks.leave("ada", "film");

        assertThat(stacks.size()).isZero();
    }

    @Test
    void allTogetherAreBoundedByWeightAndWhoWasAwayLongestLosesFirst() {
        UndoStack away = entered("away", "film");
        rename(away, "a name from before");
        stacks.used("away", "film");
        for (int i = 0; i < 50; i++) {
            rename(entered("person " + i, "film"), "a long name ".repeat(40));
            stacks.used("person " + i, "film");
            assertThat(stacks.weight()).isLessThanOrEqualTo(SOMEWHAT_HEAVY);
        }

        assertThat(away.available().undo()).isFalse();
        assertThat(stacks.enter("person 49", "film").available().undo()).isTrue();
        assertThat(stacks.weight()).isGreaterThan(SOMEWHAT_HEAVY / 2);
    }

    private UndoStack entered(String username, String projectId) {
        return stacks.enter(username, projectId);
    }

    /** In a group, so that each is a step of its own. */
    private static void rename(UndoStack stack, String name) {
        stack.make(new EditGroup(List.of(new RenameProject(name))), edit -> Optional.of(new RenameProject("before")));
    }
}
