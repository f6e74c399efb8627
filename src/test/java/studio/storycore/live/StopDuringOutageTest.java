package studio.storycore.live;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.storycore.live.SavingScene.ADA;
import static studio.storycore.live.SavingScene.DELAY;
import static studio.storycore.live.SavingScene.PROJECT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.storycore.contract.ProjectJson;
import studio.storycore.edit.AuthoredEdit;
import studio.storycore.edit.DeleteShot;
import studio.storycore.edit.PhraseFate;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.edit.SetShotText;
import studio.storycore.edit.SetShotText.Text;
import studio.storycore.health.StoreHealth;
import studio.storycore.project.Project;
import studio.storycore.saving.Saving;
import studio.storycore.storage.FaultyStorageBackend.Call;
import studio.storycore.storage.Projects;
import studio.storycore.storage.Revision;
import studio.storycore.storage.StorageFailure;
import studio.storycore.storage.Weight;

/** The server is stopped politely while the store is away: nothing that was accepted is lost, and nothing comes twice. */
class StopDuringOutageTest {

    @TempDir
    private Path data;

    private final ProjectJson json = new ProjectJson();
    private final SavingScene scene = new SavingScene();

    @Test
    void whatTheStoreDidNotTakeIsSavedByTheNextStart() throws IOException {
        scene.store.goDown();
        scene.types("kept over the stop");
        Instant typed = scene.time.instant();
        scene.time.advance(Duration.ofMinutes(1));
        scene.types("shot-2", "typed later");
        stop();
        assertThat(files()).hasSize(1);
        assertThat(scene.revisions()).isEqualTo(1);

        scene.store.comeBack();
        LiveProjects restarted = start();

        assertThat(scene.storedPrompt("shot-1")).isEqualTo("kept over the stop");
        assertThat(scene.storedPrompt("shot-2")).isEqualTo("typed later");
        assertThat(history()).extracting(AuthoredEdit::author).containsOnly("ada");
        assertThat(history().getFirst().at()).isEqualTo(typed);
        assertThat(scene.revisions()).isEqualTo(2);
        assertThat(files()).isEmpty();
        scene.time.advance(Duration.ofMinutes(1));
        assertThat(restarted.all()).as("nobody is here").isEmpty();
    }

    @Test
    void howeverMuchOthersSavedMeanwhileOnlyALittleOfItIsReadAtOnce() throws IOException {
        scene.store.goDown();
        scene.types("kept over the stop");
        stop();
        for (int number = 2; number <= 30; number++) {
            Project theirs = Projects.withPrompts(SavingScene.PROJECT, 300, "p".repeat(500));
            scene.stored.append(Projects.revision(SavingScene.PROJECT, number, new ReplaceProject(theirs)));
        }

        scene.store.comeBack();
        start();

        assertThat(scene.storedPrompt("shot-1")).isEqualTo("kept over the stop");
        assertThat(scene.reads.heaviest()).isBetween(1L, Weight.AT_ONCE);
    }

    @Test
    void theProjectIsReadWithWhatWaitsForItWhoeverIsFirst() throws IOException {
        stoppedWith(prompt("shot-1", "kept"));

        LiveProject opened = startWithoutTakingUp().enter(PROJECT, new Viewer("early", ADA, null));

        assertThat(opened.current().shot("shot-1").orElseThrow().prompt()).isEqualTo("kept");
        assertThat(scene.storedPrompt("shot-1")).isEqualTo("kept");
    }

    @Test
    void aRevisionThatHadArrivedIsNotMadeAgain() throws IOException {
        scene.store.loseAnswer(Call.APPEND);
        scene.store.fail(Call.APPEND, 2, StorageFailure.Kind.UNAVAILABLE);
        scene.types("exactly once");
        scene.time.advance(DELAY);
        scene.types("shot-2", "behind it");
        scene.store.goDown();
        stop();
        assertThat(scene.revisions()).as("it had arrived").isEqualTo(2);

        comeBackAndStart();

        assertThat(scene.revisions()).isEqualTo(3);
        assertThat(history())
                .extracting(AuthoredEdit::edit)
                .containsExactly(prompt("shot-1", "exactly once"), prompt("shot-2", "behind it"));
        assertThat(files()).isEmpty();
    }

    @Test
    void atTheStopItIsTriedUntilTheLimitAlsoAfterManyFailures() throws IOException {
        scene.store.goDown();
        scene.types("just in time");
        scene.time.advance(Duration.ofMinutes(5));
        Instant stopped = scene.time.instant();

        stop(waited -> {
            scene.time.pass(waited);
            if (scene.time.instant().isAfter(stopped.plusSeconds(12))) {
                scene.store.comeBack();
            } else if (scene.time.instant().isAfter(stopped.plusSeconds(6))) {
                assertThat(names()).as("kept, should the process be killed now").hasSize(1);
            }
        });

        assertThat(scene.storedPrompt("shot-1")).isEqualTo("just in time");
        assertThat(files()).isEmpty();
        assertThat(scene.time.instant()).isBefore(stopped.plus(FlushAtShutdown.LIMIT));
    }

    @Test
    void whatOthersSavedMeanwhileHoldsAndOfTheSameFieldBothAreInTheHistory() throws IOException {
        stoppedWith(prompt("shot-1", "mine"));
        savedElsewhere(2, prompt("shot-1", "theirs"));
        savedElsewhere(3, prompt("shot-2", "theirs as well"));

        comeBackAndStart();

        assertThat(scene.storedPrompt("shot-1")).isEqualTo("mine");
        assertThat(scene.storedPrompt("shot-2")).isEqualTo("theirs as well");
        assertThat(history())
                .extracting(AuthoredEdit::edit)
                .containsExactly(
                        prompt("shot-1", "theirs"), prompt("shot-2", "theirs as well"), prompt("shot-1", "mine"));
    }

    @Test
    void whatDoesNotFitAnyMoreIsKeptInAFileBesideAndTheRestIsSaved() throws IOException {
        stoppedWith(prompt("shot-1", "its shot is gone"), prompt("shot-2", "fits"));
        savedElsewhere(2, new DeleteShot("shot-1", PhraseFate.DELETE));

        comeBackAndStart();

        assertThat(scene.storedPrompt("shot-2")).isEqualTo("fits");
        assertThat(files())
                .singleElement()
                .satisfies(file -> assertThat(file)
                        .hasExtension("does-not-fit")
                        .content()
                        .contains("its shot is gone")
                        .doesNotContain("\"fits\""));
    }

    @Test
    void aKillBeforeTheFileIsRemovedMakesNothingTwice() throws IOException {
        stoppedWith(prompt("shot-1", "once"), new DeleteShot("shot-2", PhraseFate.DELETE));
        Path file = files().getFirst();
        byte[] before = Files.readAllBytes(file);
        LiveProjects first = startWithoutTakingUp();
        LiveProject opened = first.enter(PROJECT, new Viewer("tab", ADA, null));
        opened.submit(ADA, prompt("shot-1", "typed since"));
        opened.saveNow().join();
        long revisions = scene.revisions();

        Files.write(file, before);
        start();

        assertThat(scene.revisions()).isEqualTo(revisions);
        assertThat(scene.storedPrompt("shot-1")).isEqualTo("typed since");
        assertThat(files()).isEmpty();
    }

    @Test
    void whatIsTypedOnTopBeforeTheFirstSaveDoesNotHideThatTheEditWasMade() throws IOException {
        stoppedWith(prompt("shot-1", "before the stop"));
        Path file = files().getFirst();
        byte[] before = Files.readAllBytes(file);
        scene.store.comeBack();
        scene.store.fail(Call.APPEND, 3, StorageFailure.Kind.UNAVAILABLE);
        LiveProject opened = startWithoutTakingUp().enter(PROJECT, new Viewer("tab", ADA, null));
        opened.submit(ADA, prompt("shot-1", "typed since"));
        scene.time.advance(Duration.ofMinutes(2));
        assertThat(files()).isEmpty();

        Files.write(file, before);
        start();

        assertThat(scene.storedPrompt("shot-1")).isEqualTo("typed since");
        assertThat(history())
                .extracting(AuthoredEdit::edit)
                .containsExactly(prompt("shot-1", "before the stop"), prompt("shot-1", "typed since"));
    }

    @Test
    void aStopWhileTheStoreIsStillAwayKeepsEverythingForTheOneAfter() throws IOException {
        stoppedWith(prompt("shot-1", "first stop"));
        scene.store.comeBack();
        LiveProjects second = startWithoutTakingUp();
        scene.store.fail(Call.APPEND, 3, StorageFailure.Kind.UNAVAILABLE);
        LiveProject opened = second.enter(PROJECT, new Viewer("tab", ADA, null));
        scene.store.goDown();
        opened.submit(ADA, prompt("shot-2", "second stop"));
        stop(second, scene.time::pass);

        comeBackAndStart();

        assertThat(scene.storedPrompt("shot-1")).isEqualTo("first stop");
        assertThat(scene.storedPrompt("shot-2")).isEqualTo("second stop");
        assertThat(history()).hasSize(2);
        assertThat(files()).isEmpty();
    }

    @Test
    void aStoreThatIsAwayAtTheStartIsWaitedFor() throws IOException {
        stoppedWith(prompt("shot-1", "kept"));
        scene.health.start();
        scene.time.advance(Duration.ofSeconds(10));
        start();
        assertThat(files()).hasSize(1);

        scene.store.comeBack();
        scene.time.advance(Duration.ofSeconds(2));

        assertThat(scene.storedPrompt("shot-1")).isEqualTo("kept");
        assertThat(files()).isEmpty();
    }

    @Test
    void aProjectThatWasThrownAwayStaysInTheTrashAndTheEditIsInItsHistory() throws IOException {
        stoppedWith(prompt("shot-1", "last words"));
        scene.stored.trash(PROJECT, scene.time.instant());

        comeBackAndStart();

        assertThat(scene.stored.header(PROJECT).orElseThrow().isTrashed()).isTrue();
        assertThat(scene.storedPrompt("shot-1")).isEqualTo("last words");
        assertThat(files()).isEmpty();
    }

    @Test
    void whatBelongsToAProjectThatIsNotThereStays() throws IOException {
        UnsavedFolder folder = new UnsavedFolder(data, json);
        folder.keep(
                new UnsavedWork("gone", 1, List.of(authored("ada", prompt("shot-1", "whose?")))), scene.time.instant());

        start();

        assertThat(files()).hasSize(1);
        assertThat(folder.read(files().getFirst()).edits()).hasSize(1);
    }

    @Test
    void aDamagedFileIsKeptOutOfTheWay() throws IOException {
        stoppedWith(prompt("shot-1", "half of it"));
        Path file = files().getFirst();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        comeBackAndStart();

        assertThat(scene.revisions()).isEqualTo(1);
        assertThat(files()).singleElement().satisfies(aside -> assertThat(aside).hasExtension("damaged"));
    }

    @Test
    void onlyItsOwnerCanReadWhatIsKept() throws IOException {
        stoppedWith(prompt("shot-1", "private"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().getFirst())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(files().getFirst().getParent())))
                .isEqualTo("rwx------");
    }

    /** The edits were accepted, and the server stopped before the store came back. */
    private void stoppedWith(ProjectEdit... edits) throws IOException {
        scene.store.goDown();
        Stream.of(edits).forEach(edit -> scene.live.submit(ADA, edit));
        stop();
        assertThat(files()).hasSize(1);
    }

    private void stop() {
        stop(scene.time::pass);
    }

    private void stop(Consumer<Duration> pause) {
        stop(scene.projects, pause);
    }

    private void stop(LiveProjects projects, Consumer<Duration> pause) {
        FlushAtShutdown flush =
                new FlushAtShutdown(projects, new UnsavedFolder(data, json), scene.time.getClock(), pause);
        flush.start();
        flush.stop();
    }

    private void comeBackAndStart() throws IOException {
        scene.store.comeBack();
        start();
    }

    private LiveProjects start() {
        Started started = started();
        started.takeUp().all();
        return started.projects();
    }

    private LiveProjects startWithoutTakingUp() {
        scene.store.comeBack();
        return started().projects();
    }

    private record Started(LiveProjects projects, TakeUpUnsaved takeUp) {}

    private Started started() {
        Saving saving = new Saving(scene.persistence, scene.settings, scene.time, Runnable::run, new Random(1));
        LiveProjects projects = new LiveProjects(json, saving);
        TakeUpUnsaved takeUp = new TakeUpUnsaved(projects, new UnsavedFolder(data, json), saving);
        StoreHealth health = scene.health;
        health.onChange(projects::storeChanged);
        health.onChange(takeUp::storeChanged);
        return new Started(projects, takeUp);
    }

    private List<Path> files() throws IOException {
        Path folder = data.resolve("unsaved");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private List<String> names() {
        try {
            return files().stream().map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every edit in the store since the project was made. */
    private List<AuthoredEdit> history() {
        return scene.stored.revisions(PROJECT, 2, 1_000).stream()
                .flatMap(revision -> revision.edits().stream())
                .toList();
    }

    private void savedElsewhere(long number, ProjectEdit edit) {
        scene.stored.append(new Revision(
                PROJECT,
                number,
                UUID.randomUUID().toString(),
                "bob",
                scene.time.instant(),
                List.of(authored("bob", edit))));
    }

    private AuthoredEdit authored(String author, ProjectEdit edit) {
        return new AuthoredEdit(UUID.randomUUID().toString(), author, scene.time.instant(), edit);
    }

    private static ProjectEdit prompt(String shotId, String text) {
        return new SetShotText(shotId, Text.PROMPT, text);
    }
}
