package studio.storycore.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import studio.storycore.edit.RenameProject;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.edit.SetShotText;
import studio.storycore.project.Project;

/** However much was stored since the document was written, only a little of it is in memory at once. */
class LoadingTest {

    private final InMemoryStorageBackend stored = new InMemoryStorageBackend();
    private final HeaviestRead reads = new HeaviestRead(stored);
    private final Project film = Projects.sample("film", "one", 3);

    LoadingTest() {
        stored.create(Projects.header(film, "ada"), Projects.revision("film", 1, new ReplaceProject(film)), film);
    }

    @Test
    void wholeDocumentsAreReadAFewAtATime() {
        for (int number = 2; number <= 40; number++) {
            Project next = Projects.withPrompts("film", 400, "p".repeat(500)).withName("film " + number);
            stored.append(Projects.revision("film", number, new ReplaceProject(next)));
        }

        StoredProject loaded = reads.store().load("film").orElseThrow();

        assertThat(loaded.newest().name()).isEqualTo("film 40");
        assertThat(loaded.sequenceNumber()).isEqualTo(40);
        assertThat(reads.heaviest()).isBetween(1L, Weight.AT_ONCE);
    }

    @Test
    void oneThatIsHeavierThanThatIsReadAlone() {
        for (int number = 2; number <= 5; number++) {
            Project next = Projects.withPrompts("film", 400, "p".repeat(5_000)).withName("film " + number);
            stored.append(Projects.revision("film", number, new ReplaceProject(next)));
        }

        assertThat(reads.store().load("film").orElseThrow().newest().name()).isEqualTo("film 5");
        assertThat(reads.mostAtOnce()).isEqualTo(1);
    }

    @Test
    void smallOnesAreReadManyAtOnce() {
        for (int number = 2; number <= 1_200; number++) {
            stored.append(Projects.revision(
                    "film", number, new SetShotText("shot-1", SetShotText.Text.MOOD, "mood " + number)));
        }
        stored.append(Projects.revision("film", 1_201, new RenameProject("the last")));

        assertThat(reads.store().load("film").orElseThrow().newest().name()).isEqualTo("the last");
        assertThat(reads.mostAtOnce()).isGreaterThan(100);
    }
}
