package studio.storycore.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.storycore.contract.RandomProjects;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.Place;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;

/**
 * What an edit of a feature film costs under the lock of its live project: applying it, comparing, and its inverse. The
 * limits are far above what was measured, so that a slow machine passes and a pass over the film per shot does not.
 */
class EditCostTest {

    private static final int SHOTS = 4_000;
    private static final Duration OF_A_TEXT = Duration.ofMillis(50);
    private static final Duration OF_A_STRUCTURE = Duration.ofMillis(500);

    private final Project film = film();

    @Test
    void aTextCostsLittle() {
        assertThat(median(new SetShotText("shot-3999", SetShotText.Text.PROMPT, "rain")))
                .isLessThan(OF_A_TEXT);
    }

    @Test
    void movingAShotCostsOnePass() {
        assertThat(median(new MoveShot("shot-3999", Place.firstIn("seq-0")))).isLessThan(OF_A_STRUCTURE);
    }

    @Test
    void aSequenceWithAllShotsIsDeletedAndBroughtBackInAFewPasses() {
        Project one = new EditGroup(List.of())
                .applyTo(film)
                .withSequences(List.of(Sequence.empty("seq-0", "All")
                        .withShotIds(film.shots().stream().map(Shot::id).toList())))
                .withShots(film.shots().stream()
                        .map(shot -> shot.withSequenceId("seq-0"))
                        .toList());
        for (PhraseFate fate : PhraseFate.values()) {
            ProjectEdit delete = new DeleteSequence("seq-0", fate);
            assertThat(median(delete, one)).isLessThan(OF_A_STRUCTURE);
            assertThat(median(delete.inverse(one), delete.applyTo(one))).isLessThan(OF_A_STRUCTURE);
        }
    }

    private Duration median(ProjectEdit edit) {
        return median(edit, film);
    }

    private static Duration median(ProjectEdit edit, Project project) {
        long[] nanos = new long[21];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            boolean changes = !edit.applyTo(project).equals(project);
            ProjectEdit inverse = edit.inverse(project);
            nanos[i] = System.nanoTime() - start;
            assertThat(changes).isTrue();
            assertThat(inverse).isNotNull();
        }
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[nanos.length / 2]);
    }

    private static Project film() {
        Project project = new RandomProjects(1).consistent(SHOTS);
        List<DialoguePhrase> phrases = new ArrayList<>();
        for (Shot shot : project.shots()) {
            phrases.add(new RandomProjects(phrases.size()).phrase("phrase-of-" + shot.id(), shot.id()));
        }
        return project.withPhrases(phrases);
    }
}
