package studio.storycore.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static studio.storycore.live.SavingScene.ADA;
import static studio.storycore.live.SavingScene.DELAY;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.RenameProject;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.edit.SetShotText;
import studio.storycore.project.Project;

/** Unsaved edits take a bounded share of the memory, over all projects, and what was accepted is never dropped for it. */
class UnsavedBudgetTest {

    private final SavingScene scene = new SavingScene(Runnable::run, true, DataSize.ofKilobytes(10));
    private LiveProject other;

    @BeforeEach
    void anotherProjectIsOpen() {
        scene.persistence.create(Project.empty("other", "Other"), ADA.username());
        other = scene.projects.enter("other", new Viewer("tab-2", ADA, null));
        scene.health.start();
        scene.store.goDown();
    }

    @Test
    void overTheBudgetEditingPausesInAllProjectsAndGoesOnByItselfWhenTheStoreIsBack() {
        List<Boolean> told = new ArrayList<>();
        other.addListener(change -> told.add(other.isPaused()));
        scene.types("shot-1", "a".repeat(1_000));
        scene.types("shot-2", "b".repeat(1_500));
        assertThat(other.isPaused()).isFalse();
        scene.types("shot-2", "c".repeat(2_500));

        assertThat(told).last().isEqualTo(true);
        assertThat(scene.live.isPaused()).isTrue();
        assertThatThrownBy(() -> other.submit(ADA, new RenameProject("Another name")))
                .isInstanceOfSatisfying(
                        EditRejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(EditRejected.Reason.TOO_MUCH_UNSAVED));

        scene.time.advance(Duration.ofMinutes(1));
        scene.store.comeBack();
        scene.time.advance(Duration.ofSeconds(5));
        assertThat(scene.storedPrompt("shot-1")).hasSize(1_000);
        assertThat(scene.storedPrompt("shot-2")).isEqualTo("c".repeat(2_500));
        assertThat(told).last().isEqualTo(false);
        assertThat(scene.projects.unsavedBytes()).isZero();
        assertThatCode(() -> other.submit(ADA, new RenameProject("Another name")))
                .doesNotThrowAnyException();
    }

    @Test
    void typingOnInOneFieldDoesNotUseTheBudgetUp() {
        for (int i = 0; i < 500; i++) {
            scene.types("typed " + i);
            scene.time.advance(Duration.ofSeconds(1));
        }

        assertThat(scene.live.isPaused()).isFalse();
        assertThat(scene.projects.unsavedBytes())
                .as("what is in flight, and what came since")
                .isLessThan(1_500);
    }

    @Test
    void aWholeDocumentTakesOfTheBudgetWhatItWeighs() {
        scene.live.submit(ADA, new ReplaceProject(scene.live.current().withName("From a program")));
        scene.live.submit(ADA, new ReplaceProject(scene.live.current().withName("From another program")));

        assertThat(scene.projects.unsavedBytes()).isBetween(500L, 9_000L);
        assertThat(other.isPaused()).isFalse();
    }

    @Test
    void whateverBecomesOfAnEditItsPlaceInTheBudgetIsFreeAgain() {
        scene.types("mine");
        Project fromAFile =
                new SetShotText("shot-1", SetShotText.Text.PROMPT, "x".repeat(10_000)).applyTo(scene.live.current());
        scene.live.submit(ADA, new ReplaceProject(fromAFile));
        assertThat(scene.live.isPaused()).isTrue();

        scene.store.comeBack();
        scene.time.advance(DELAY.plusSeconds(60));

        assertThat(scene.live.saveState().isAllSaved()).isTrue();
        assertThat(scene.projects.unsavedBytes()).isZero();
        assertThat(scene.live.isPaused()).isFalse();
    }
}
