package studio.storycore.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static studio.storycore.live.SavingScene.ADA;
import static studio.storycore.live.SavingScene.PROJECT;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import studio.storycore.health.StoreState.Down;
import studio.storycore.project.Project;
import studio.storycore.saving.SaveStatus;
import studio.storycore.saving.StoreGate;
import studio.storycore.storage.FaultyStorageBackend.Call;
import studio.storycore.storage.HeaderQuery;
import studio.storycore.storage.StorageFailure;

/** Nobody waits long for a store that does not answer, and few wait in it. */
@Timeout(60)
class SilentStoreTest {

    private static final int PEOPLE = 200;
    private static final HeaderQuery ALL =
            new HeaderQuery("", Optional.empty(), false, HeaderQuery.Order.NAME, false, 0, 10);

    @Test
    void whileTheStoreIsKnownToBeDownNobodyWaitsForItAndSavesAreTriedOn() {
        SavingScene scene = new SavingScene();
        scene.health.start();
        scene.types("kept");
        scene.store.goDown();
        scene.time.advance(Duration.ofSeconds(10));
        assertThat(scene.health.state()).isInstanceOf(Down.class);
        assertThat(scene.status()).isEqualTo(SaveStatus.ERROR);
        int waits = scene.waits.size();
        int calls = asked(scene);
        int appends = scene.store.calls(Call.APPEND);

        List<Runnable> reads = List.of(
                () -> scene.projects.enter("another", new Viewer("tab-2", ADA, null)),
                () -> scene.persistence.header(PROJECT),
                () -> scene.persistence.list(ALL),
                () -> scene.persistence.count(ALL),
                () -> scene.persistence.raw(PROJECT),
                () -> scene.persistence.revisions().last(PROJECT, 0),
                () -> scene.persistence.delete(PROJECT),
                () -> scene.persistence.create(Project.empty("new", "New"), ADA.username()));

        assertThat(reads)
                .allSatisfy(read -> assertThatExceptionOfType(StorageFailure.class)
                        .isThrownBy(read::run)
                        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(StorageFailure.Kind.UNAVAILABLE)));
        assertThat(asked(scene)).isEqualTo(calls);
        assertThat(scene.waits).hasSize(waits);
        scene.time.advance(Duration.ofSeconds(31));
        assertThat(scene.store.calls(Call.APPEND)).isGreaterThan(appends);

        scene.store.comeBack();
        scene.time.advance(Duration.ofSeconds(2));
        assertThat(scene.persistence.header(PROJECT)).isPresent();
        assertThat(scene.storedPrompt("shot-1")).isEqualTo("kept");
    }

    @Test
    void aCallThatFailsMakesTheOutageKnownAtOnce() {
        SavingScene scene = new SavingScene();
        scene.health.start();
        scene.time.advance(Duration.ofSeconds(2));
        scene.store.goDown();

        assertThatExceptionOfType(StorageFailure.class).isThrownBy(() -> scene.persistence.header(PROJECT));
        scene.time.advance(Duration.ofMillis(1));

        assertThat(scene.health.state()).isInstanceOf(Down.class);
    }

    @Test
    void whileTheStoreTakesCallsAndAnswersNoneFewWaitInItAndTheOthersAreToldSoon() throws Exception {
        Executor threads = new VirtualThreadTaskExecutor("test-");
        SavingScene scene = new SavingScene(threads, true);
        IntStream.range(0, PEOPLE)
                .forEach(i -> scene.persistence.create(Project.empty("film-" + i, "A film"), ADA.username()));
        CountDownLatch answers = new CountDownLatch(1);
        AtomicInteger inside = new AtomicInteger();
        IntStream.range(0, PEOPLE)
                .forEach(i -> scene.store.before(Call.LOAD, () -> {
                    inside.incrementAndGet();
                    awaitOpen(answers);
                }));

        List<CompletableFuture<LiveProject>> openings = IntStream.range(0, PEOPLE)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> scene.projects.enter("film-" + i, new Viewer("tab-" + i, ADA, null)), threads))
                .toList();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> openings.stream()
                                .filter(CompletableFuture::isCompletedExceptionally)
                                .count()
                        == PEOPLE - StoreGate.MOST_AT_ONCE);
        assertThat(inside).hasValue(StoreGate.MOST_AT_ONCE);
        assertThat(openings)
                .filteredOn(CompletableFuture::isCompletedExceptionally)
                .allSatisfy(opening -> assertThat(opening.exceptionNow()).isInstanceOf(StorageFailure.class));
        scene.types("saves find their way");
        assertThat(scene.live.saveNow().get(20, TimeUnit.SECONDS)).isNotNull();
        assertThat(scene.storedPrompt("shot-1")).isEqualTo("saves find their way");

        answers.countDown();
        await().atMost(Duration.ofSeconds(20)).until(() -> openings.stream().allMatch(CompletableFuture::isDone));
        assertThat(openings)
                .filteredOn(opening -> !opening.isCompletedExceptionally())
                .hasSize(StoreGate.MOST_AT_ONCE);
        assertThat(openings)
                .filteredOn(CompletableFuture::isCompletedExceptionally)
                .allSatisfy(refused -> assertThat(refused.exceptionNow())
                        .isInstanceOfSatisfying(
                                StorageFailure.class,
                                failure -> assertThat(failure.kind()).isEqualTo(StorageFailure.Kind.BUSY)));
    }

    private static int asked(SavingScene scene) {
        return Stream.of(
                        Call.CREATE,
                        Call.LOAD,
                        Call.HEADER,
                        Call.HEADERS,
                        Call.COUNT,
                        Call.RAW,
                        Call.REVISIONS,
                        Call.TRASH)
                .mapToInt(scene.store::calls)
                .sum();
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
