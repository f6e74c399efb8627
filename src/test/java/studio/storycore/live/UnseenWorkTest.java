package studio.storycore.live;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.storycore.live.SavingScene.ADA;
import static studio.storycore.live.SavingScene.PROJECT;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import studio.storycore.edit.RenameProject;

/** What is done with a project without looking at it keeps it open, and nobody there sees who does it. */
class UnseenWorkTest {

    private static final Duration LONG = LiveProjects.KEPT_AFTER_LEAVING.multipliedBy(3);

    private final SavingScene scene = new SavingScene();

    @Test
    void aProjectStaysOpenWhileItIsWorkedOnAndIsLetGoAfterwards() {
        scene.projects.leave(scene.live, "tab");
        scene.projects.with(PROJECT, project -> {
            scene.time.advance(LONG);
            assertThat(scene.projects.ifOpen(PROJECT)).containsSame(project);
            assertThat(project.viewers()).isEmpty();
            return project;
        });
        scene.time.advance(LONG);
        assertThat(scene.projects.all()).isEmpty();
    }

    @Test
    void whatIsChangedIsSavedWhenTheWorkEnds() {
        scene.projects.with(PROJECT, project -> project.submit(ADA, new RenameProject("renamed")));
        assertThat(scene.stored.load(PROJECT).orElseThrow().newest().name()).isEqualTo("renamed");
        assertThat(scene.live.viewers()).hasSize(1);
    }
}
