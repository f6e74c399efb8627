package studio.storycore.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static studio.storycore.live.SavingScene.ADA;
import static studio.storycore.live.SavingScene.DELAY;
import static studio.storycore.live.SavingScene.PROJECT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import studio.storycore.account.Person;
import studio.storycore.edit.AuthoredEdit;
import studio.storycore.edit.DeleteShot;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.PhraseFate;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.edit.SetShotDuration;
import studio.storycore.edit.SetShotText;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Project;
import studio.storycore.project.Shot;
import studio.storycore.project.ShotMetadata;
import studio.storycore.saving.SaveReport;
import studio.storycore.saving.SaveState;
import studio.storycore.saving.SaveStatus;
import studio.storycore.storage.FaultyStorageBackend.Call;
import studio.storycore.storage.FaultyStorageBackend.Gate;
import studio.storycore.storage.Projects;
import studio.storycore.storage.Revision;
import studio.storycore.storage.StorageFailure;
import studio.storycore.storage.StoredProject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** When and how edits are saved, and that what is said about it is true. The store goes wrong as each test says. */
class SavingTest {

    private static final Duration MOMENT = Duration.ofMillis(1);

    @Test
    void anEditIsSavedAfterAPauseAndNotBefore() {
        SavingScene scene = new SavingScene();

        scene.types("a dog on a beach");
        scene.time.advance(DELAY.minus(MOMENT));
        assertThat(scene.status()).isEqualTo(SaveStatus.UNSAVED);
        assertThat(scene.storedPrompt("shot-1")).isEmpty();

        scene.time.advance(MOMENT);
        assertThat(scene.status()).isEqualTo(SaveStatus.SAVED);
        assertThat(scene.storedPrompt("shot-1")).isEqualTo("a dog on a beach");
    }

    @Test
    void typingWithoutAPauseIsSavedWithinTheMaximumWait() {
        SavingScene scene = new SavingScene();

        for (int second = 1; second <= 25; second++) {
            scene.types("word ".repeat(second));
            scene.time.advance(Duration.ofSeconds(1));
        }

        assertThat(scene.revisions()).isEqualTo(1 + 2);
        assertThat(scene.storedPrompt("shot-1")).isEqualTo("word ".repeat(20));
        assertThat(scene.typed("shot-1")).isEqualTo("word ".repeat(25));
    }

    @Test
    void anEditDuringASaveIsSavedByTheNextOneAndSavedIsNotShownBefore() {
        SavingScene scene = new SavingScene();
        scene.store.before(Call.APPEND, () -> scene.types("shot-2", "typed meanwhile"));

        scene.types("first");
        scene.time.advance(DELAY);

        assertThat(scene.storedPrompt("shot-1")).isEqualTo("first");
        assertThat(scene.storedPrompt("shot-2")).isEmpty();
        assertThat(scene.status()).isEqualTo(SaveStatus.UNSAVED);
        assertThat(scene.statuses).doesNotContain(SaveStatus.SAVED);

        scene.time.advance(DELAY);
        assertThat(scene.storedPrompt("shot-2")).isEqualTo("typed meanwhile");
        assertThat(scene.status()).isEqualTo(SaveStatus.SAVED);
    }

    @Test
    void oneSaveIsInFlightAndEditsMadeMeanwhileGoOutInOneThatFollows() {
        Executor threads = new VirtualThreadTaskExecutor("test-");
        SavingScene scene = new SavingScene(threads, true);
        Gate gate = scene.store.hold(Call.APPEND);

        scene.types("first");
        CompletableFuture<SaveReport> first = scene.live.saveNow();
        gate.awaitArrival();
        scene.types("second");
        scene.types("shot-2", "third");
        CompletableFuture<SaveReport> second = scene.live.saveNow();
        CompletableFuture<SaveReport> third = scene.live.saveNow();
        assertThat(scene.store.calls(Call.APPEND)).isEqualTo(1);
        assertThat(scene.status()).isEqualTo(SaveStatus.SAVING);
        gate.release();

        assertThat(List.of(first.join(), second.join(), third.join()))
                .allSatisfy(report -> assertThat(report).isInstanceOf(SaveReport.Saved.class));
        assertThat(scene.revisions()).isEqualTo(1 + 2);
        assertThat(scene.storedPrompt("shot-1")).isEqualTo("second");
        assertThat(scene.storedPrompt("shot-2")).isEqualTo("third");
    }

    @Test
    void twoFailuresThenASuccessMakeOneRevisionAndTheStatusGoesThroughTheAttempts() {
        SavingScene scene = new SavingScene();
        scene.store.fail(Call.APPEND, 2, StorageFailure.Kind.UNAVAILABLE);
        CompletableFuture<Integer> lastAttempt = new CompletableFuture<>();
        scene.store.before(
                Call.APPEND, () -> lastAttempt.complete(scene.live.saveState().attempt()));

        scene.types("persistent");
        scene.time.advance(DELAY);

        assertThat(lastAttempt).isCompletedWithValue(3);
        assertThat(scene.revisions()).isEqualTo(1 + 1);
        assertThat(scene.storedPrompt("shot-1")).isEqualTo("persistent");
        assertThat(scene.statuses).containsExactly(SaveStatus.UNSAVED, SaveStatus.SAVING, SaveStatus.SAVED);
        assertThat(scene.waits).hasSize(2);
        assertThat(scene.waits.getFirst()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(scene.waits.getLast()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void whenTheStoreStaysDownThePersonIsToldAndEverythingIsSavedWithoutAClickWhenItReturns() {
        SavingScene scene = new SavingScene();
        scene.store.goDown();

        scene.types("kept");
        scene.time.advance(DELAY);
        SaveState told = scene.live.saveState();
        assertThat(told.status()).isEqualTo(SaveStatus.ERROR);
        assertThat(told.failure()).isEqualTo(StorageFailure.Kind.UNAVAILABLE);
        assertThat(told.nextAttempt()).isAfter(scene.time.instant());
        assertThat(scene.store.calls(Call.APPEND)).isEqualTo(3);

        scene.types("shot-2", "typed while it was down");
        scene.time.advance(Duration.ofMinutes(10));
        assertThat(scene.status()).isEqualTo(SaveStatus.ERROR);
        int attemptsInTenMinutes = scene.store.calls(Call.APPEND) - 3;
        assertThat(attemptsInTenMinutes).as("one every 15 to 30 seconds").isBetween(20, 40);

        scene.store.comeBack();
        scene.time.advance(Duration.ofSeconds(31));
        scene.time.advance(DELAY);
        assertThat(scene.storedPrompt("shot-1")).isEqualTo("kept");
        assertThat(scene.storedPrompt("shot-2")).isEqualTo("typed while it was down");
        assertThat(scene.live.saveState().isAllSaved()).isTrue();
    }

    @Test
    void aWriteWhoseAnswerWasLostIsOneRevisionAndShownAsSaved() {
        SavingScene scene = new SavingScene();
        scene.store.loseAnswer(Call.APPEND);

        scene.types("exactly once");
        scene.time.advance(DELAY);

        assertThat(scene.status()).isEqualTo(SaveStatus.SAVED);
        assertThat(scene.revisions()).isEqualTo(1 + 1);
        assertThat(scene.storedPrompt("shot-1")).isEqualTo("exactly once");
    }

    @Test
    void aLostAnswerAndSomeoneElsesSaveBehindItStillMakeExactlyOneRevisionEach() {
        SavingScene scene = new SavingScene();
        scene.store.loseAnswer(Call.APPEND);
        scene.store.before(Call.APPEND, () -> savedElsewhere(scene, 3, prompt("shot-2", "Bob was here")));

        scene.types("mine");
        scene.time.advance(DELAY);
        scene.types("mine again");
        scene.time.advance(DELAY);

        assertThat(scene.revisions()).isEqualTo(4);
        assertThat(scene.storedPrompt("shot-1")).isEqualTo("mine again");
        assertThat(scene.storedPrompt("shot-2")).isEqualTo("Bob was here");
        assertThat(scene.typed("shot-2")).isEqualTo("Bob was here");
    }

    @Test
    void aPermanentFailureIsNotTriedAgainAtOnce() {
        SavingScene scene = new SavingScene();
        scene.store.fail(Call.APPEND, 1, StorageFailure.Kind.FORBIDDEN);

        scene.types("refused");
        scene.time.advance(DELAY);

        assertThat(scene.store.calls(Call.APPEND)).isEqualTo(1);
        assertThat(scene.status()).isEqualTo(SaveStatus.ERROR);
        assertThat(scene.live.saveState().failure()).isEqualTo(StorageFailure.Kind.FORBIDDEN);
    }

    @Test
    void savingNowReportsWhatReallyHappened() {
        SavingScene scene = new SavingScene();

        scene.types("now");
        assertThat(scene.live.saveNow()).isCompletedWithValueMatching(SaveReport.Saved.class::isInstance);
        assertThat(scene.storedPrompt("shot-1")).isEqualTo("now");

        scene.store.goDown();
        scene.types("not now");
        assertThat(scene.live.saveNow()).isCompletedWithValueMatching(SaveReport.Failed.class::isInstance);
        assertThat(scene.status()).isEqualTo(SaveStatus.ERROR);

        scene.store.comeBack();
        assertThat(scene.live.saveNow()).isCompletedWithValueMatching(SaveReport.Saved.class::isInstance);
        assertThat(scene.storedPrompt("shot-1")).isEqualTo("not now");
    }

    @Test
    void savedTurnsQuietAfterTwoSeconds() {
        SavingScene scene = new SavingScene();
        scene.types("news");
        scene.time.advance(DELAY);

        scene.time.advance(Duration.ofSeconds(2));

        assertThat(scene.status()).isEqualTo(SaveStatus.IDLE);
        assertThat(scene.statuses)
                .containsExactly(SaveStatus.UNSAVED, SaveStatus.SAVING, SaveStatus.SAVED, SaveStatus.IDLE);
    }

    @Test
    void aCancelledAutoSaveWaitsForTheNextEdit() {
        SavingScene scene = new SavingScene();
        scene.types("draft");
        scene.live.cancelAutoSave();
        scene.time.advance(Duration.ofMinutes(1));
        assertThat(scene.status()).isEqualTo(SaveStatus.UNSAVED);
        assertThat(scene.storedPrompt("shot-1")).isEmpty();

        scene.types("draft, again");
        scene.time.advance(DELAY);
        assertThat(scene.storedPrompt("shot-1")).isEqualTo("draft, again");
    }

    @Test
    void withoutAutoSaveOnlyAskingAndLeavingSave() {
        SavingScene scene = new SavingScene(Runnable::run, false);
        scene.types("by hand");
        scene.time.advance(Duration.ofHours(1));
        assertThat(scene.status()).isEqualTo(SaveStatus.UNSAVED);

        scene.projects.leave(scene.live, "tab");
        assertThat(scene.storedPrompt("shot-1")).isEqualTo("by hand");
    }

    @Test
    void aValueThatBreaksTheContractIsRefusedAndEverythingElseIsSaved() {
        SavingScene scene = new SavingScene();

        scene.types("fine");
        assertThatThrownBy(() -> scene.live.submit(ADA, new SetShotDuration("shot-1", -1)))
                .isInstanceOf(InvalidValue.class);
        scene.types("shot-2", "fine as well");
        scene.time.advance(DELAY);

        assertThat(scene.status()).isEqualTo(SaveStatus.SAVED);
        assertThat(scene.storedPrompt("shot-1")).isEqualTo("fine");
        assertThat(scene.storedPrompt("shot-2")).isEqualTo("fine as well");
    }

    @Test
    void aTextThatNoStoreCanEncodeIsRefusedAndLaterEditsStillSave() {
        SavingScene scene = new SavingScene();

        assertThatThrownBy(() -> scene.types("half a pair: \uD83D")).isInstanceOf(InvalidValue.class);
        scene.types("shot-2", "a huge paste ".repeat(100_000));
        String unusual = "\uD83D\uDC36 \u0645\u0631\u062D\u0628\u0627 \u0000 end";
        scene.types(unusual);
        scene.time.advance(DELAY);

        assertThat(scene.storedPrompt("shot-1")).isEqualTo(unusual);
        assertThat(scene.storedPrompt("shot-2")).hasSize(1_300_000);
    }

    @Test
    void anEditThatWouldMakeTheProjectTooLargeIsRefusedBeforeItIsAccepted() {
        SavingScene scene = new SavingScene();
        String incompressible = new Random(7)
                .ints(9_000_000, 33, 127)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        scene.types(incompressible);

        assertThatThrownBy(() -> scene.types("shot-2", incompressible))
                .isInstanceOfSatisfying(
                        EditRejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(EditRejected.Reason.PROJECT_TOO_LARGE));
        scene.types("shot-2", "small");
        scene.time.advance(DELAY);

        assertThat(scene.status()).isEqualTo(SaveStatus.SAVED);
        assertThat(scene.storedPrompt("shot-2")).isEqualTo("small");
    }

    @Test
    void openingAndClosingWithoutAnEditWritesNothing() {
        SavingScene scene = new SavingScene();
        int before = scene.store.writes();

        scene.types("");
        scene.projects.leave(scene.live, "tab");
        scene.time.advance(Duration.ofMinutes(5));

        assertThat(scene.store.writes()).isEqualTo(before);
        assertThat(scene.projects.all()).isEmpty();
    }

    @Test
    void fieldsThatNobodyKnowsAreStillThereAfterAnEdit() {
        SavingScene scene = new SavingScene();
        Map<String, JsonNode> unknown = Map.of("lens", StringNode.valueOf("35 mm"));
        Shot first = new Shot("first", "", 0, 5, "", null, null, ShotMetadata.EMPTY, null, unknown);
        scene.persistence.create(Project.empty("odd", "An odd film").withShots(List.of(first)), ADA.username());
        LiveProject odd = scene.projects.enter("odd", new Viewer("tab", ADA, null));

        odd.submit(ADA, prompt(first.id(), "Edited"));
        odd.saveNow().join();

        Shot stored = scene.stored.load("odd").orElseThrow().newest().shots().getFirst();
        assertThat(stored.prompt()).isEqualTo("Edited");
        assertThat(stored.unknown()).isEqualTo(unknown);
    }

    @Test
    void aProjectThatIsThrownAwayWhileASaveWaitsStaysInTheTrashAndTheEditIsInItsHistory() {
        SavingScene scene = new SavingScene();
        scene.types("last words");

        Instant now = scene.persistence.delete(PROJECT);
        scene.projects.headerChanged(PROJECT, ADA, header -> header.withTrashedAt(now));
        scene.time.advance(DELAY);

        assertThat(scene.stored.header(PROJECT).orElseThrow().isTrashed()).isTrue();
        assertThat(scene.storedPrompt("shot-1")).isEqualTo("last words");
        assertThatThrownBy(() -> scene.types("too late")).isInstanceOf(EditRejected.class);
    }

    @Test
    void leavingSavesAtOnce() {
        SavingScene scene = new SavingScene();
        scene.types("goodbye");

        scene.projects.leave(scene.live, "tab");

        assertThat(scene.storedPrompt("shot-1")).isEqualTo("goodbye");
    }

    @Test
    void anUnsavedProjectIsNeverLetGo() {
        SavingScene scene = new SavingScene();
        scene.store.goDown();
        scene.types("keep me");
        scene.projects.leave(scene.live, "tab");
        scene.time.advance(Duration.ofMinutes(30));
        assertThat(scene.projects.all()).containsExactly(scene.live);

        scene.store.comeBack();
        scene.time.advance(Duration.ofMinutes(2));
        assertThat(scene.storedPrompt("shot-1")).isEqualTo("keep me");
        assertThat(scene.projects.all()).isEmpty();
    }

    @Test
    void stoppingSavesEveryUnsavedProject() {
        SavingScene scene = new SavingScene();
        scene.types("inside the pause");

        assertThat(scene.projects.saveAll(Duration.ofSeconds(5))).isEmpty();

        assertThat(scene.storedPrompt("shot-1")).isEqualTo("inside the pause");
    }

    @Test
    void stoppingTellsWhichProjectsCouldNotBeSaved() {
        SavingScene scene = new SavingScene();
        scene.store.goDown();
        scene.types("nowhere to go");

        assertThat(scene.projects.saveAll(Duration.ofSeconds(5))).containsExactly(scene.live);
    }

    @Test
    void editsOfDifferentFieldsByTwoPeopleAreBothSaved() {
        SavingScene scene = new SavingScene();
        Person bob = new Person("bob", "Bob", true);

        scene.types("Ada's prompt");
        scene.live.submit(bob, new SetShotText("shot-1", SetShotText.Text.MOOD, "Bob's mood"));
        scene.time.advance(DELAY);

        assertThat(scene.storedPrompt("shot-1")).isEqualTo("Ada's prompt");
        assertThat(scene.stored
                        .load(PROJECT)
                        .orElseThrow()
                        .newest()
                        .shot("shot-1")
                        .orElseThrow()
                        .metadata()
                        .mood())
                .isEqualTo("Bob's mood");
    }

    @Test
    void aSaveFromElsewhereIsMergedAndTheSameFieldIsAConflictThatBothAreTold() {
        SavingScene scene = new SavingScene();
        scene.store.before(Call.APPEND, () -> savedElsewhere(scene, 2, prompt("shot-1", "Bob's")));

        scene.types("mine");
        scene.time.advance(DELAY);

        SaveState state = scene.live.saveState();
        assertThat(state.status()).isEqualTo(SaveStatus.CONFLICT);
        assertThat(state.conflict()).hasValueSatisfying(conflict -> {
            assertThat(conflict.otherAuthor()).isEqualTo("bob");
            assertThat(conflict.fields()).hasSize(1);
        });
        assertThat(scene.storedPrompt("shot-1")).isEqualTo("mine");
        assertThat(scene.stored.revisions(PROJECT, 1, 10))
                .extracting(Revision::author)
                .containsExactly("ada", "bob", "ada");
    }

    @Test
    void anEditOfAShotThatWasDeletedElsewhereIsToldAndTheOthersAreSaved() {
        SavingScene scene = new SavingScene();
        scene.store.before(Call.APPEND, () -> savedElsewhere(scene, 2, new DeleteShot("shot-1", PhraseFate.DELETE)));

        scene.types("into the void");
        scene.types("shot-2", "still here");
        scene.time.advance(DELAY);

        assertThat(scene.live.saveState().conflict())
                .hasValueSatisfying(conflict -> assertThat(conflict.lostEdits()).isEqualTo(1));
        assertThat(scene.live.current().shot("shot-1")).isEmpty();
        assertThat(scene.storedPrompt("shot-2")).isEqualTo("still here");
    }

    @Test
    void aViewerCannotEdit() {
        SavingScene scene = new SavingScene();
        Person stranger = new Person("eve", "Eve", false);

        assertThatThrownBy(() -> scene.live.submit(stranger, prompt("shot-1", "mine now")))
                .isInstanceOf(EditRejected.class);
        assertThat(scene.status()).isEqualTo(SaveStatus.IDLE);
    }

    @Test
    void theStoredDocumentAndHeaderFollowEverySaveOfASmallProject() {
        SavingScene scene = new SavingScene();
        scene.types("followed");
        scene.time.advance(DELAY);

        assertThat(revisionsWithoutDocument(scene, PROJECT)).isEmpty();
        assertThat(scene.stored.header(PROJECT).orElseThrow().sequenceNumber()).isEqualTo(2);
    }

    @Test
    void theSizeInListsIsThatOfTheLastDocumentAlsoOfALargeProjectWhoseDocumentIsWrittenLater() {
        SavingScene scene = new SavingScene();
        scene.persistence.create(Projects.withPrompts("large", 100, "a street in the rain, ".repeat(200)), "ada");
        LiveProject large = scene.projects.enter("large", new Viewer("large tab", ADA, null));

        large.submit(ADA, prompt("shot-1", "a"));
        large.saveNow();
        assertThat(revisionsWithoutDocument(scene, "large"))
                .as("the document is not written yet")
                .hasSize(1);
        scene.time.advance(Duration.ofSeconds(30));

        assertThat(revisionsWithoutDocument(scene, "large")).isEmpty();
        var stored = scene.stored.load("large").orElseThrow();
        assertThat(stored.header().size()).isEqualTo(stored.documentSize());

        large.submit(ADA, prompt("shot-2", "b"));
        scene.projects.leave(large, "large tab");

        assertThat(revisionsWithoutDocument(scene, "large")).isEmpty();
        stored = scene.stored.load("large").orElseThrow();
        assertThat(stored.header().size()).isEqualTo(stored.documentSize());
    }

    @Test
    void whatIsAskedForWhileADocumentIsWrittenFollowsAfterIt() throws Exception {
        SavingScene scene = new SavingScene(new VirtualThreadTaskExecutor("test-"), true);
        Gate slow = scene.store.hold(Call.WRITE_DOCUMENT);
        scene.types("first");
        scene.live.saveNow().get(20, TimeUnit.SECONDS);
        slow.awaitArrival();
        scene.types("second, which is longer");
        scene.live.saveNow().get(20, TimeUnit.SECONDS);
        slow.release();

        await().untilAsserted(() -> {
            StoredProject stored = scene.stored.load(PROJECT).orElseThrow();
            assertThat(stored.documentSequenceNumber()).isEqualTo(3);
            assertThat(stored.header().sequenceNumber()).isEqualTo(3);
            assertThat(stored.header().size()).isEqualTo(stored.documentSize());
        });
    }

    @Test
    void anEarlierStateIsMadeOfTheSnapshotBeforeItAndTheFewRevisionsSince() {
        SavingScene scene = new SavingScene();
        for (int number = 2; number <= 2_500; number++) {
            scene.types("as revision " + number + " left it");
            scene.live.saveNow();
        }
        int before = scene.store.calls(Call.REVISIONS);

        for (long number : List.of(2L, 999L, 1_000L, 1_001L, 2_050L, 2_500L)) {
            Project state = scene.persistence
                    .revisions()
                    .stateAt(SavingScene.PROJECT, number)
                    .orElseThrow();
            assertThat(state.shot("shot-1").orElseThrow().prompt()).isEqualTo("as revision " + number + " left it");
        }
        assertThat(scene.persistence.revisions().stateAt(SavingScene.PROJECT, 0))
                .isEmpty();
        assertThat(scene.persistence.revisions().stateAt(SavingScene.PROJECT, 2_501))
                .isEmpty();
        assertThat(scene.store.applied(Call.KEEP_SNAPSHOT)).isEqualTo(2);
        assertThat(scene.store.calls(Call.REVISIONS) - before)
                .as("pages of small revisions: one for each, two for 999, none for the one that a snapshot has")
                .isEqualTo(6);
    }

    @Test
    void aDocumentThatCouldNotFollowDoesNotMakeASaveAFailure() {
        SavingScene scene = new SavingScene();
        scene.store.fail(Call.WRITE_DOCUMENT, 1, StorageFailure.Kind.UNAVAILABLE);
        scene.types("in the revision");
        scene.time.advance(DELAY);

        assertThat(scene.status()).isEqualTo(SaveStatus.SAVED);
        assertThat(scene.storedPrompt("shot-1")).isEqualTo("in the revision");
    }

    @Test
    void manyPeopleOpeningAProjectAtOnceReadItOnce() {
        Executor threads = new VirtualThreadTaskExecutor("test-");
        SavingScene scene = new SavingScene(threads, true);
        scene.projects.leave(scene.live, "tab");
        await().until(() -> {
            scene.time.advance(Duration.ofMinutes(1));
            return scene.projects.all().isEmpty();
        });
        int before = scene.store.calls(Call.LOAD);
        Gate gate = scene.store.hold(Call.LOAD);

        List<CompletableFuture<LiveProject>> openings = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> scene.open("tab-" + i), threads))
                .toList();
        gate.awaitArrival();
        gate.release();

        assertThat(openings.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(scene.store.calls(Call.LOAD) - before).isEqualTo(1);
    }

    private static ProjectEdit prompt(String shotId, String text) {
        return new SetShotText(shotId, SetShotText.Text.PROMPT, text);
    }

    private static void savedElsewhere(SavingScene scene, long sequenceNumber, ProjectEdit edit) {
        scene.stored.append(new Revision(
                PROJECT,
                sequenceNumber,
                UUID.randomUUID().toString(),
                "bob",
                scene.time.instant(),
                List.of(new AuthoredEdit(UUID.randomUUID().toString(), "bob", scene.time.instant(), edit))));
    }

    /** The weights of the revisions that the stored document does not contain yet. */
    private static List<Long> revisionsWithoutDocument(SavingScene scene, String projectId) {
        long document = scene.stored.load(projectId).orElseThrow().documentSequenceNumber();
        return scene.stored.weights(projectId, document + 1, 10);
    }
}
