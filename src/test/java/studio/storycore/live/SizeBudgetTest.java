package studio.storycore.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import studio.storycore.contract.ProjectJson;
import studio.storycore.edit.AddShot;
import studio.storycore.edit.EditGroup;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.edit.SetShotText;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Project;
import studio.storycore.project.Rule;
import studio.storycore.project.Shot;
import studio.storycore.project.ShotMetadata;
import tools.jackson.databind.node.JsonNodeFactory;

class SizeBudgetTest {

    private final ProjectJson json = new ProjectJson();
    private final SizeBudget budget = new SizeBudget(json, 0);

    @Test
    void aGroupThatReplacesTheProjectTwiceIsMeasured() {
        Project large = Project.empty("film", "A film").withShots(List.of(shot("one"), shot("two")));
        ProjectEdit replace = new ReplaceProject(large);
        EditGroup twice = new EditGroup(List.of(replace, replace));

        assertThatThrownBy(() -> budget.admit(twice, budget.weight(twice), large))
                .isInstanceOf(EditRejected.class);
    }

    @Test
    void whatTheContractDoesNotNameCountsToo() {
        Project project = Project.empty("film", "A film");
        for (int i = 0; i < 2; i++) {
            Shot shot = shot("shot-" + i);
            Shot unknown = new Shot(
                    shot.id(),
                    "",
                    0,
                    5,
                    "",
                    null,
                    null,
                    ShotMetadata.EMPTY,
                    null,
                    Map.of("x-notes", JsonNodeFactory.instance.stringNode(shot.prompt())));
            ProjectEdit add = new AddShot(unknown, null);
            Project after = add.applyTo(project);
            if (i == 0) {
                budget.admit(add, budget.weight(add), after);
                project = after;
            } else {
                assertThatThrownBy(() -> budget.admit(add, budget.weight(add), after))
                        .isInstanceOf(EditRejected.class);
            }
        }
    }

    @Test
    void whatOthersAddedElsewhereIsNotFreeAnyMore() {
        Project theirs = Project.empty("film", "A film").withShots(List.of(shot("one"), shot("two")));
        budget.count(budget.weight(new ReplaceProject(theirs)));
        budget.count(budget.weight(new ReplaceProject(theirs)));
        ProjectEdit mine = new SetShotText("one", SetShotText.Text.MOOD, "rain");

        assertThatThrownBy(() -> budget.admit(mine, budget.weight(mine), mine.applyTo(theirs)))
                .isInstanceOf(EditRejected.class);
    }

    @Test
    void aTextThatCouldNotBeReadBackIsRefused() {
        ProjectEdit edit = new SetShotText("one", SetShotText.Text.PROMPT, "x".repeat(Project.LONGEST_TEXT + 1));
        Project project = Project.empty("film", "A film").withShots(List.of(Shot.empty("one", "")));

        assertThatThrownBy(() -> edit.applyTo(project))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        invalid -> assertThat(invalid.rule()).isEqualTo(Rule.TEXT_TOO_LONG));
    }

    @Test
    void theLongestTextIsReadBack() {
        Project project = Project.empty("film", "A film")
                .withShots(List.of(Shot.empty("one", "").withPrompt("x".repeat(Project.LONGEST_TEXT))));

        assertThat(json.read(json.write(project)).project()).isEqualTo(project);
    }

    /** With a prompt that hardly gets smaller by compressing. */
    private static Shot shot(String id) {
        String prompt = new Random(id.hashCode())
                .ints(9_000_000, 33, 127)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return Shot.empty(id, "").withPrompt(prompt);
    }
}
