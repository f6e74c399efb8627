package studio.storycore.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.storycore.edit.DeleteShot;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.Field;
import studio.storycore.edit.PhraseFate;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.edit.SetShotText;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.project.Timeline;

class UndoStackTest {

    private final UndoStack undo = new UndoStack();
    private Project project = Timeline.follow(Project.empty("film", "A film")
            .with(
                    List.of(Sequence.empty("opening", "Opening").withShotIds(List.of("one", "two"))),
                    List.of(Shot.empty("one", "opening"), Shot.empty("two", "opening")),
                    List.of()));

    @Test
    void typingInOneFieldIsTakenBackAsOneAct() {
        make(prompt("one", "a"));
        make(prompt("one", "a d"));
        make(prompt("one", "a dog"));

        undo.undo(project, this::submit);
        assertThat(promptOf("one")).isEmpty();
        assertThat(undo.available()).isEqualTo(new UndoStack.Available(false, true));

        undo.redo(project, this::submit);
        assertThat(promptOf("one")).isEqualTo("a dog");
    }

    @Test
    void anotherFieldBeginsAnotherAct() {
        make(prompt("one", "first"));
        make(prompt("two", "second"));

        undo.undo(project, this::submit);

        assertThat(promptOf("one")).isEqualTo("first");
        assertThat(promptOf("two")).isEmpty();
    }

    @Test
    void takingBackLeavesWhatOthersDidSince() {
        make(prompt("one", "mine"));
        project = new SetShotText("one", SetShotText.Text.MOOD, "theirs").applyTo(project);

        undo.undo(project, this::submit);

        assertThat(promptOf("one")).isEmpty();
        assertThat(project.shot("one").orElseThrow().metadata().mood()).isEqualTo("theirs");
    }

    @Test
    void aTextThatSomeoneElseHasChangedSinceStaysTheirs() {
        make(prompt("one", "mine"));
        project = prompt("one", "mine and theirs").applyTo(project);

        assertThatThrownBy(() -> undo.undo(project, this::submit))
                .isInstanceOfSatisfying(
                        EditRejected.class,
                        refused -> assertThat(refused.reason()).isEqualTo(EditRejected.Reason.CHANGED_SINCE));
        assertThat(promptOf("one")).isEqualTo("mine and theirs");
    }

    @Test
    void aNewEditForgetsWhatWasTakenBack() {
        make(prompt("one", "first"));
        undo.undo(project, this::submit);
        make(prompt("two", "other"));

        assertThat(undo.available()).isEqualTo(new UndoStack.Available(true, false));
    }

    @Test
    void aStepWhoseTargetIsGoneIsToldOnceAndDropped() {
        make(prompt("one", "mine"));
        project = new DeleteShot("one", PhraseFate.DELETE).applyTo(project);

        assertThatThrownBy(() -> undo.undo(project, this::submit)).isInstanceOf(EditRejected.class);
        assertThat(undo.available()).isEqualTo(new UndoStack.Available(false, false));
    }

    @Test
    void aStepThatCannotBeMadeAtThisMomentIsKept() {
        make(prompt("one", "mine"));

        assertThatThrownBy(() -> undo.undo(project, edit -> {
                    throw new EditRejected(EditRejected.Reason.TOO_MUCH_UNSAVED, Field.Entity.PROJECT, "");
                }))
                .isInstanceOf(EditRejected.class);
        undo.undo(project, this::submit);

        assertThat(promptOf("one")).isEmpty();
    }

    @Test
    void aDeletedShotComesBackWhereItWas() {
        Project before = project;
        make(new DeleteShot("one", PhraseFate.DELETE));

        undo.undo(project, this::submit);

        assertThat(project.sequences()).isEqualTo(before.sequences());
        assertThat(project.shots()).containsExactlyInAnyOrderElementsOf(before.shots());
    }

    @Test
    void onlySoManyStepsAreKept() {
        for (int i = 0; i < 300; i++) {
            make(prompt(i % 2 == 0 ? "one" : "two", "text " + i));
        }
        int steps = 0;
        while (undo.available().undo()) {
            undo.undo(project, this::submit);
            steps++;
        }
        assertThat(steps).isEqualTo(200);
    }

    private void make(ProjectEdit edit) {
        submit(edit).ifPresent(inverse -> undo.made(edit, inverse));
    }

    private Optional<ProjectEdit> submit(ProjectEdit edit) {
        ProjectEdit inverse = edit.inverse(project);
        project = edit.applyTo(project);
        return Optional.of(inverse);
    }

    private String promptOf(String shotId) {
        return project.shot(shotId).orElseThrow().prompt();
    }

    private static ProjectEdit prompt(String shotId, String text) {
        return new SetShotText(shotId, SetShotText.Text.PROMPT, text);
    }
}
