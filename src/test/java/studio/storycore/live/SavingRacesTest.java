package studio.storycore.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.unit.DataSize;
import studio.storycore.FakeTime;
import studio.storycore.contract.ProjectJson;
import studio.storycore.edit.AuthoredEdit;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.RenameProject;
import studio.storycore.edit.SetShotText;
import studio.storycore.health.StoreHealth;
import studio.storycore.project.Project;
import studio.storycore.project.Shot;
import studio.storycore.saving.LargeDocuments;
import studio.storycore.saving.PersistenceListener;
import studio.storycore.saving.ProjectPersistenceService;
import studio.storycore.saving.SaveReport;
import studio.storycore.saving.SaveSettings;
import studio.storycore.saving.SaveStatus;
import studio.storycore.saving.Saving;
import studio.storycore.saving.StoreGate;
import studio.storycore.storage.FaultyStorageBackend.Call;
import studio.storycore.storage.FaultyStorageBackend.Gate;
import studio.storycore.storage.InMemoryStorageBackend;
import studio.storycore.storage.Member;
import studio.storycore.storage.ProjectHeader;
import studio.storycore.storage.Revision;
import studio.storycore.storage.StorageBackend;
import studio.storycore.storage.StorageFailure;
import studio.storycore.storage.UnreadableProject;

/** Orders of events in which saving could say what is not true, stop, or go on twice. */
@Timeout(60)
class SavingRacesTest {

    @Test
    void aDocumentThatCannotFollowForAnUnexpectedReasonDoesNotMakeASaveAFailure() {
        SavingScene scene = new SavingScene();
        scene.store.before(Call.WRITE_DOCUMENT, SavingRacesTest::fail);
        scene.types("first");
        scene.time.advance(SavingScene.DELAY);

        assertThat(scene.status()).isEqualTo(SaveStatus.SAVED);
        assertThat(scene.storedPrompt("shot-1")).isEqualTo("first");
    }

    @Test
    void aDocumentThatCannotFollowLateDoesNotDisturbTheNextSave() throws Exception {
        Queue<CompletableFuture<Void>> tasks = new ConcurrentLinkedQueue<>();
        Executor threads = task -> tasks.add(CompletableFuture.runAsync(task, Thread::startVirtualThread));
        SavingScene scene = new SavingScene(threads, true);
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        scene.store.before(Call.WRITE_DOCUMENT, () -> {
            writing.countDown();
            awaitOpen(goOn);
            fail();
        });
        scene.types("first");
        scene.live.saveNow();
        CompletableFuture<Void> firstSave = tasks.remove();
        awaitOpen(writing);
        scene.types("second");
        Gate secondAppend = scene.store.hold(Call.APPEND);
        scene.live.saveNow();
        secondAppend.awaitArrival();

        goOn.countDown();
        firstSave.get(20, TimeUnit.SECONDS);

        assertThat(scene.status()).isEqualTo(SaveStatus.SAVING);
        scene.time.advance(Duration.ofMinutes(1));
        assertThat(scene.store.calls(Call.APPEND)).isEqualTo(2);
        secondAppend.release();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> scene.live.saveState().isAllSaved());
        assertThat(scene.storedPrompt("shot-1")).isEqualTo("second");
        assertThat(scene.revisions()).isEqualTo(3);
    }

    @Test
    void withoutAutoSaveTheEndOfTheNewsThatAllIsSavedSavesNothing() {
        SavingScene scene = new SavingScene(Runnable::run, false);
        scene.types("first");
        scene.live.saveNow();
        scene.time.advance(Duration.ofSeconds(1));
        scene.types("second");

        scene.time.advance(Duration.ofMinutes(5));

        assertThat(scene.status()).isEqualTo(SaveStatus.UNSAVED);
        assertThat(scene.storedPrompt("shot-1")).isEqualTo("first");
    }

    @Test
    void listenersThatFailStopNeitherASaveNorTheOthers() {
        SavingScene scene = new SavingScene();
        AtomicInteger told = new AtomicInteger();
        scene.live.addListener(change -> fail());
        scene.live.addListener(change -> told.incrementAndGet());
        scene.persistence.addListener(new PersistenceListener() {
            @Override
            public void saved(Revision revision) {
                fail();
            }
        });
        scene.types("first");
        scene.time.advance(SavingScene.DELAY);

        assertThat(scene.status()).isEqualTo(SaveStatus.SAVED);
        assertThat(scene.revisions()).isEqualTo(2);
        assertThat(told).hasPositiveValue();
    }

    @Test
    void aRightWithdrawnWhileTheProjectIsBeingReadCountsFromTheStart() {
        SavingScene scene = new SavingScene();
        Project other = Project.empty("other", "Other");
        scene.persistence.create(other, SavingScene.ADA.username());
        scene.persistence.addListener(new PersistenceListener() {
            @Override
            public void loaded(String projectId, long sequenceNumber) {
                scene.stored.trash(projectId, Instant.EPOCH);
                scene.projects.headerChanged(projectId, SavingScene.ADA, header -> header.withTrashedAt(Instant.EPOCH));
            }
        });

        LiveProject opened = scene.projects.enter("other", new Viewer("another tab", SavingScene.ADA, null));

        assertThat(opened.header().isTrashed()).isTrue();
        assertThatThrownBy(() -> opened.submit(SavingScene.ADA, new RenameProject("Late")))
                .isInstanceOf(EditRejected.class);
    }

    @Test
    void aRightWithdrawnWhileTheStoreDoesNotAnswerCountsWhenItIsBack() {
        SavingScene scene = new SavingScene();
        scene.stored.trash(SavingScene.PROJECT, Instant.EPOCH);
        scene.store.goDown();
        scene.projects.headerChanged(SavingScene.PROJECT, SavingScene.ADA, unknownHere -> unknownHere);
        assertThat(scene.live.header().isTrashed()).isFalse();

        scene.store.comeBack();
        scene.time.advance(Duration.ofSeconds(30));

        assertThat(scene.live.header().isTrashed()).isTrue();
    }

    @Test
    void aRightThatThisServerWithdrewCountsAtOnceWhetherOrNotTheStoreAnswersAfterwards() {
        SavingScene scene = new SavingScene();
        scene.store.goDown();

        scene.projects.headerChanged(
                SavingScene.PROJECT, SavingScene.ADA, header -> header.withTrashedAt(Instant.EPOCH));

        assertThat(scene.live.header().isTrashed()).isTrue();
    }

    @Test
    void whoMadeTheLastChangeIsKnownUntilSomeoneElsewhereMakesAnother() {
        SavingScene scene = new SavingScene();
        List<Member> members = List.of(new Member("bob", Member.Role.EDITOR));
        scene.stored.share(SavingScene.PROJECT, List.of(), members);
        scene.projects.headerChanged(SavingScene.PROJECT, SavingScene.ADA, header -> header.withMembers(members));
        scene.types("a save is no such change");
        scene.live.saveNow();
        scene.projects.header(SavingScene.PROJECT);
        assertThat(scene.live.headerChangedBy()).contains(SavingScene.ADA);

        scene.stored.share(SavingScene.PROJECT, members, List.of());
        scene.projects.header(SavingScene.PROJECT);
        assertThat(scene.live.headerChangedBy()).isEmpty();
    }

    @Test
    void aReadingThatBeganBeforeAChangeDoesNotTakeItBack() {
        SavingScene scene = new SavingScene();

        scene.live.refreshHeader(id -> {
            Optional<ProjectHeader> old = scene.stored.header(id);
            scene.live.changeHeader(SavingScene.ADA, header -> header.withTrashedAt(Instant.EPOCH));
            return old;
        });

        assertThat(scene.live.header().isTrashed()).isTrue();
    }

    @Test
    void ofTwoReadingsOfTheHeaderTheOneThatBeganLaterHolds() {
        SavingScene scene = new SavingScene();
        List<Member> members = List.of(new Member("bob", Member.Role.EDITOR));

        scene.live.refreshHeader(id -> {
            Optional<ProjectHeader> old = scene.stored.header(id);
            scene.stored.share(id, List.of(), members);
            scene.live.refreshHeader(scene.stored::header);
            return old;
        });

        assertThat(scene.live.header().members()).isEqualTo(members);
    }

    @Test
    void onlyFailuresThatPassAreTriedAgain() {
        SavingScene scene = new SavingScene();
        scene.store.before(Call.LOAD, () -> {
            throw new UnreadableProject(SavingScene.PROJECT, new IllegalStateException("damaged"));
        });

        assertThatThrownBy(() -> scene.persistence.load(SavingScene.PROJECT)).isInstanceOf(UnreadableProject.class);
        assertThat(scene.waits).isEmpty();
        assertThat(scene.store.calls(Call.LOAD)).isEqualTo(2);
    }

    @Test
    void anEditOfAProjectThatWasLetGoIsRefusedAndNotKeptWhereNobodySavesIt() {
        SavingScene scene = new SavingScene();
        scene.projects.leave(scene.live, "tab");
        scene.time.advance(LiveProjects.KEPT_AFTER_LEAVING.plusSeconds(1));

        assertThat(scene.projects.all()).isEmpty();
        assertThatThrownBy(() -> scene.types("late")).isInstanceOf(EditRejected.class);
    }

    @Test
    void moreThanOneRevisionTakesIsSavedInSeveralOneBehindTheOther() {
        SavingScene scene = new SavingScene();
        scene.types("shot-1", "x".repeat(1_000_000));
        scene.types("shot-2", "y".repeat(1_000_000));
        scene.time.advance(SavingScene.DELAY);

        assertThat(scene.status()).isEqualTo(SaveStatus.SAVED);
        assertThat(scene.revisions()).isEqualTo(3);
        assertThat(scene.storedPrompt("shot-2")).hasSize(1_000_000);

        scene.types("shot-1", "z".repeat(1_000_000));
        scene.types("shot-2", "z".repeat(1_000_000));
        assertThat(scene.live.saveNow()).isCompletedWithValueMatching(SaveReport.Saved.class::isInstance);
        assertThat(scene.revisions()).isEqualTo(5);
    }

    @Test
    void leavingAgainWithoutANewEditWritesNothingMore() {
        SavingScene scene = new SavingScene();
        scene.types("first");
        scene.projects.leave(scene.live, "tab");
        int writes = scene.store.writes();

        scene.open("tab 2");
        scene.projects.leave(scene.live, "tab 2");

        assertThat(scene.store.writes()).isEqualTo(writes);
    }

    @Test
    void aRevisionThatIsThereButCannotBeReadYetIsWaitedForAndNotHammered() {
        FakeTime time = new FakeTime();
        InMemoryStorageBackend stored = new InMemoryStorageBackend();
        AtomicInteger blind = new AtomicInteger(2);
        AtomicInteger appends = new AtomicInteger();
        StorageBackend store = (StorageBackend) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {StorageBackend.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("revisions") && blind.getAndDecrement() > 0) {
                        return List.of();
                    }
                    if (method.getName().equals("append")) {
                        appends.incrementAndGet();
                    }
                    try {
                        return method.invoke(stored, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
        SaveSettings settings = new SaveSettings(
                new SaveSettings.AutoSave(true, SavingScene.DELAY, SavingScene.MAX_WAIT),
                new SaveSettings.Save(3, Duration.ofSeconds(1), Duration.ofSeconds(30), DataSize.ofMegabytes(64)));
        ProjectPersistenceService persistence = new ProjectPersistenceService(
                store,
                new StoreGate(new StoreHealth(store, time, Runnable::run)),
                new LargeDocuments(),
                settings,
                time.getClock(),
                millis -> {});
        LiveProjects projects = new LiveProjects(
                new ProjectJson(), new Saving(persistence, settings, time, Runnable::run, new Random(1)));
        persistence.create(
                Project.empty("film", "A film").withShots(List.of(Shot.empty("a", ""))), SavingScene.ADA.username());
        LiveProject live = projects.enter("film", new Viewer("tab", SavingScene.ADA, null));
        live.submit(SavingScene.ADA, new SetShotText("a", SetShotText.Text.MOOD, "mine"));
        stored.append(new Revision(
                "film",
                2,
                "theirs",
                "bob",
                time.instant(),
                List.of(new AuthoredEdit("e", "bob", time.instant(), new RenameProject("Theirs")))));

        time.advance(SavingScene.DELAY);
        assertThat(live.saveState().status()).isEqualTo(SaveStatus.ERROR);
        assertThat(live.saveState().failure()).isEqualTo(StorageFailure.Kind.UNAVAILABLE);
        assertThat(appends.get()).isEqualTo(1);

        time.advance(Duration.ofMinutes(1));
        assertThat(live.saveState().isAllSaved()).isTrue();
        assertThat(stored.load("film").orElseThrow().newest()).isEqualTo(live.current());
        assertThat(live.current().name()).isEqualTo("Theirs");
    }

    private static void fail() {
        throw new IllegalStateException("asked for by the test");
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
