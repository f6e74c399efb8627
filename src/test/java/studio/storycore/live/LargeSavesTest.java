package studio.storycore.live;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.storycore.live.SavingScene.ADA;
import static studio.storycore.live.SavingScene.PROJECT;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.project.Project;
import studio.storycore.storage.DocumentWeight;
import studio.storycore.storage.Projects;
import studio.storycore.storage.StoredProject;
import studio.storycore.storage.Weight;

/** Whole documents and long texts are saved, read and followed by what they weigh. */
class LargeSavesTest {

    private final SavingScene scene = new SavingScene();

    private static Project film(int shots, String name) {
        return Projects.withPrompts(PROJECT, shots, "p".repeat(500)).withName(name);
    }

    private void replaces(Project content) {
        scene.live.submit(ADA, new ReplaceProject(content));
        scene.live.saveNow();
    }

    private long documentSequenceNumber() {
        return scene.stored
                .documentWeight(PROJECT)
                .map(DocumentWeight::sequenceNumber)
                .orElseThrow();
    }

    @Test
    void theStoredDocumentFollowsAWholeDocumentAtOnce() {
        replaces(film(800, "first"));
        replaces(film(800, "second"));

        assertThat(documentSequenceNumber()).isEqualTo(3);
    }

    @Test
    void theStoredDocumentOfALargeProjectFollowsWhenTheEditsSinceOutweighATwentieth() {
        replaces(film(800, "large"));
        scene.types("a line");
        scene.live.saveNow();
        assertThat(documentSequenceNumber()).isEqualTo(2);

        scene.types("p".repeat(20_000));
        scene.live.saveNow();
        assertThat(documentSequenceNumber()).isEqualTo(2);
        scene.types("q".repeat(20_000));
        scene.live.saveNow();

        assertThat(documentSequenceNumber()).isEqualTo(5);
    }

    @Test
    void whatWasStoredBeforeThisServerOpenedTheProjectCountsToo() {
        replaces(film(800, "large"));
        scene.projects.leave(scene.live, "tab");
        scene.time.advance(Duration.ofMinutes(2));
        for (int number = 3; number <= 4; number++) {
            scene.stored.append(Projects.revision(PROJECT, number, new ReplaceProject(film(800, "by another server"))));
        }

        LiveProject again = scene.open("another tab");
        again.submit(ADA, new ReplaceProject(again.current().withName("mine")));
        again.saveNow();

        assertThat(documentSequenceNumber()).isEqualTo(5);
    }

    @Test
    void whatOthersStoredIsTakenOverAFewRevisionsAtATime() {
        for (int number = 2; number <= 30; number++) {
            scene.stored.append(Projects.revision(PROJECT, number, new ReplaceProject(film(300, "theirs " + number))));
        }

        scene.types("mine");
        scene.live.saveNow();

        StoredProject loaded = scene.stored.load(PROJECT).orElseThrow();
        assertThat(loaded.sequenceNumber()).isEqualTo(31);
        assertThat(loaded.newest().name()).isEqualTo("theirs 30");
        assertThat(scene.storedPrompt("shot-1")).isEqualTo("mine");
        assertThat(scene.reads.heaviest()).isBetween(1L, Weight.AT_ONCE);
    }
}
