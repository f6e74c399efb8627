package studio.storycore.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import studio.storycore.FakeTime;
import studio.storycore.edit.AddShot;
import studio.storycore.edit.DeleteShot;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.EditRejected.Reason;
import studio.storycore.edit.Field;
import studio.storycore.edit.PhraseFate;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.edit.SetShotDuration;
import studio.storycore.edit.SetShotText;
import studio.storycore.project.Place;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.project.Timeline;

class UndoStackTest {

    private final FakeTime time = new FakeTime();
    private long weight;
    private UndoStack undo = new UndoStack(time.getClock(), edit -> 100, heavier -> weight += heavier);
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

        undo.undo(() -> project, this::submit);
        assertThat(promptOf("one")).isEmpty();
        assertThat(undo.available()).isEqualTo(new UndoStack.Available(false, true));

        undo.redo(() -> project, this::submit);
        assertThat(promptOf("one")).isEqualTo("a dog");
    }

    @Test
    void aLongerPauseBeginsAnotherAct() {
        make(prompt("one", "a"));
        time.pass(UndoStack.PAUSE.minusMillis(1));
        make(prompt("one", "a dog"));
        time.pass(UndoStack.PAUSE);
        make(prompt("one", "a dog that sleeps"));

        undo.undo(() -> project, this::submit);

        assertThat(promptOf("one")).isEqualTo("a dog");
    }

    @Test
    void anotherFieldBeginsAnotherAct() {
        make(prompt("one", "first"));
        make(prompt("two", "second"));

        undo.undo(() -> project, this::submit);

        assertThat(promptOf("one")).isEqualTo("first");
        assertThat(promptOf("two")).isEmpty();
    }

    @Test
    void takingBackLeavesWhatOthersDidSince() {
        make(prompt("one", "mine"));
        project = new SetShotText("one", SetShotText.Text.MOOD, "theirs").applyTo(project);

        undo.undo(() -> project, this::submit);

        assertThat(promptOf("one")).isEmpty();
        assertThat(project.shot("one").orElseThrow().metadata().mood()).isEqualTo("theirs");
    }

    @Test
    void aTextThatSomeoneElseHasChangedSinceStaysTheirs() {
        make(prompt("one", "mine"));
        project = prompt("one", "mine and theirs").applyTo(project);

        isRefused(undo.undo(() -> project, this::submit), Reason.CHANGED_SINCE);
        assertThat(promptOf("one")).isEqualTo("mine and theirs");
    }

    @Test
    void aNewEditForgetsWhatWasTakenBack() {
        make(prompt("one", "first"));
        undo.undo(() -> project, this::submit);
        make(prompt("two", "other"));

        assertThat(undo.available()).isEqualTo(new UndoStack.Available(true, false));
    }

    @Test
    void aStepWhoseTargetIsGoneIsToldOnceAndDropped() {
        make(prompt("one", "mine"));
        project = new DeleteShot("one", PhraseFate.DELETE).applyTo(project);

        isRefused(undo.undo(() -> project, this::submit), Reason.GONE);
        assertThat(undo.available()).isEqualTo(new UndoStack.Available(false, false));
    }

    @Test
    void aStepThatCannotBeMadeAtThisMomentIsKept() {
        make(prompt("one", "mine"));

        UndoResult refused = undo.undo(() -> project, edit -> {
            throw new EditRejected(Reason.TOO_MUCH_UNSAVED, Field.Entity.PROJECT, "");
        });

        isRefused(refused, Reason.TOO_MUCH_UNSAVED);
        assertThat(undo.available()).isEqualTo(new UndoStack.Available(true, false));
        undo.undo(() -> project, this::submit);

        assertThat(promptOf("one")).isEmpty();
    }

    @Test
    void aDeletedShotComesBackWhereItWas() {
        Project before = project;
        make(new DeleteShot("one", PhraseFate.DELETE));

        undo.undo(() -> project, this::submit);

        assertThat(project).isEqualTo(before);
    }

    @Test
    void onlySoManyStepsAreKept() {
        for (int i = 0; i < 300; i++) {
            make(prompt(i % 2 == 0 ? "one" : "two", "text " + i));
        }
        assertThat(steps()).isEqualTo(200);
    }

    @Test
    void onlySoMuchIsKeptAsWeighsNoMoreThanTheBoundButTheLatestStepStays() {
        undo = new UndoStack(time.getClock(), edit -> UndoStack.HEAVIEST / 8, heavier -> weight += heavier);
        for (int i = 0; i < 10; i++) {
            make(prompt(i % 2 == 0 ? "one" : "two", "text " + i));
        }
        assertThat(steps()).isEqualTo(4);
        assertThat(weight).as("of what can be made again").isEqualTo(UndoStack.HEAVIEST);

        undo = new UndoStack(time.getClock(), edit -> UndoStack.HEAVIEST, heavier -> {});
        make(prompt("one", "heavy"));
        make(prompt("two", "heavy"));
        assertThat(steps()).isEqualTo(1);
    }

    @Test
    void theWeightOfForgottenStepsIsGivenBack() {
        make(prompt("one", "first"));
        make(prompt("two", "second"));
        undo.undo(() -> project, this::submit);
        assertThat(weight).isEqualTo(400);

        make(prompt("one", "another first"));
        assertThat(weight).isEqualTo(200);
        assertThat(undo.forgetOldest()).isTrue();
        assertThat(undo.forgetOldest()).isFalse();
        assertThat(weight).isZero();
        assertThat(undo.weight()).isZero();
    }

    @Test
    void takingBackAnAddedShotIsRefusedWhenSomeoneElseWroteIntoIt() {
        make(new AddShot(Shot.empty("new", "opening"), Place.firstIn("opening")));
        project = prompt("new", "theirs").applyTo(project);

        isRefused(undo.undo(() -> project, this::submit), Reason.CHANGED_SINCE);
        assertThat(promptOf("new")).isEqualTo("theirs");
        assertThat(undo.available()).isEqualTo(new UndoStack.Available(false, false));
    }

    @Test
    void whatThePersonWroteIntoAnAddedShotIsTakenBackStepByStep() {
        Project before = project;
        make(new AddShot(Shot.empty("new", "opening"), Place.firstIn("opening")));
        make(prompt("new", "mine"));

        undo.undo(() -> project, this::submit);
        undo.undo(() -> project, this::submit);

        assertThat(project).isEqualTo(before);
    }

    @Test
    void severalThreadsOfOnePersonLoseNoStep() throws Exception {
        List<Callable<Boolean>> tabs = List.of(() -> makeMany("one"), () -> makeMany("two"));
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<Boolean> tab : threads.invokeAll(tabs)) {
                assertThat(tab.get()).isTrue();
            }
        }
        Project before = project;
        assertThat(steps()).isEqualTo(100);
        assertThat(promptOf("one")).isEmpty();
        while (undo.available().redo()) {
            undo.redo(() -> project, this::submit);
        }
        assertThat(project).isEqualTo(before);
    }

    private boolean makeMany(String shotId) {
        for (int i = 0; i < 25; i++) {
            make(prompt(shotId, "text " + i));
            make(new SetShotDuration(shotId, 1 + i));
        }
        return true;
    }

    private int steps() {
        int steps = 0;
        while (undo.available().undo()) {
            assertThat(undo.undo(() -> project, this::submit)).isInstanceOf(UndoResult.Made.class);
            steps++;
        }
        return steps;
    }

    private static void isRefused(UndoResult result, Reason reason) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        UndoResult.Refused.class,
                        refused -> assertThat(refused.reason().reason()).isEqualTo(reason));
    }

    private void make(ProjectEdit edit) {
        undo.make(edit, this::submit);
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
