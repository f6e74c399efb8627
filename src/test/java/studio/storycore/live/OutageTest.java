package studio.storycore.live;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.storycore.live.SavingScene.ADA;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import studio.storycore.FakeTime;
import studio.storycore.contract.ProjectJson;
import studio.storycore.edit.SetShotText;
import studio.storycore.health.StoreHealth;
import studio.storycore.project.Project;
import studio.storycore.project.Shot;
import studio.storycore.saving.LargeDocuments;
import studio.storycore.saving.PersistenceListener;
import studio.storycore.saving.ProjectPersistenceService;
import studio.storycore.saving.SaveSettings;
import studio.storycore.saving.Saving;
import studio.storycore.saving.StoreGate;
import studio.storycore.storage.FaultyStorageBackend;
import studio.storycore.storage.InMemoryStorageBackend;
import studio.storycore.storage.Revision;
import studio.storycore.storage.StorageFailure;

/** Two hundred projects in which people go on typing while the store is away for ten minutes. */
class OutageTest {

    private static final int PROJECTS = 200;
    private static final Duration OUTAGE = Duration.ofMinutes(10);

    private final FakeTime time = new FakeTime();
    private final InMemoryStorageBackend stored = new InMemoryStorageBackend();
    private final FaultyStorageBackend store = new FaultyStorageBackend(stored);
    private final StoreHealth health = new StoreHealth(store, time, Runnable::run);
    private final SaveSettings settings = new SaveSettings(
            new SaveSettings.AutoSave(true, SavingScene.DELAY, SavingScene.MAX_WAIT),
            new SaveSettings.Save(3, Duration.ofSeconds(1), Duration.ofSeconds(30), DataSize.ofMegabytes(64)));
    private final ProjectPersistenceService persistence = new ProjectPersistenceService(
            store, new StoreGate(health), new LargeDocuments(), settings, time.getClock(), millis -> {});
    private final LiveProjects projects =
            new LiveProjects(new ProjectJson(), new Saving(persistence, settings, time, Runnable::run, new Random(1)));
    private final List<Instant> failures = new ArrayList<>();
    private final List<Instant> saves = new ArrayList<>();
    private List<LiveProject> open = List.of();

    @BeforeEach
    void everyoneHasAProjectOpen() {
        IntStream.range(0, PROJECTS)
                .mapToObj(i -> Project.empty("film-" + i, "A film").withShots(List.of(Shot.empty("shot", ""))))
                .forEach(film -> persistence.create(film, ADA.username()));
        open = IntStream.range(0, PROJECTS)
                .mapToObj(i -> projects.enter("film-" + i, new Viewer("tab-" + i, ADA, null)))
                .toList();
        persistence.addListener(new PersistenceListener() {
            @Override
            public void saved(Revision revision) {
                saves.add(time.instant());
            }

            @Override
            public void saveFailed(String projectId, StorageFailure failure) {
                failures.add(time.instant());
            }
        });
        health.onChange(projects::storeChanged);
        health.start();
    }

    @Test
    void afterTenMinutesWithoutTheStoreAllTwoHundredProjectsAreSavedSoonAndNotAllAtOnce() {
        store.goDown();
        Duration passed = Duration.ZERO;
        for (int round = 0; passed.compareTo(OUTAGE) < 0; round++) {
            type("typed in round " + round);
            time.advance(Duration.ofSeconds(20));
            passed = passed.plusSeconds(20);
        }
        assertThat(saves).isEmpty();
        assertThat(projects.unsavedBytes())
                .as("one edit in flight and one that waits, however long people type")
                .isBetween(2L * PROJECTS * 500, 2L * PROJECTS * 600);
        assertThat(open).noneMatch(project -> project.saveState().isAllSaved());
        assertThat(mostInASecond(failures.stream()
                        .filter(failure -> failure.isAfter(time.instant().minusSeconds(60)))
                        .toList()))
                .as("spread over the wait between two attempts")
                .isLessThan(PROJECTS / 5);

        store.comeBack();
        Instant back = time.instant();
        time.advance(Duration.ofSeconds(60));

        assertThat(open).allMatch(project -> project.saveState().isAllSaved());
        assertThat(IntStream.range(0, PROJECTS))
                .allSatisfy(i -> assertThat(stored.load("film-" + i)
                                .orElseThrow()
                                .newest()
                                .shot("shot")
                                .orElseThrow()
                                .prompt())
                        .isEqualTo("typed in round 29"));
        assertThat(mostInASecond(saves))
                .as("two a project: what was in flight, and what was typed since")
                .isLessThan(PROJECTS / 2);
        assertThat(projects.unsavedBytes()).isZero();
        assertThat(saves.getLast()).as("the last save").isBefore(back.plusSeconds(10));
    }

    @Test
    void projectsThatAreLeftAndEnteredAgainDuringAnOutageHaveOneTimerEach() {
        int before = time.waiting();
        store.goDown();
        type("typed during the outage");
        for (int round = 0; round < 50; round++) {
            for (int i = 0; i < PROJECTS; i++) {
                projects.leave(open.get(i), "tab-" + i);
                assertThat(projects.enter("film-" + i, new Viewer("tab-" + i, ADA, null)))
                        .isSameAs(open.get(i));
            }
        }
        for (int i = 0; i < PROJECTS; i++) {
            projects.leave(open.get(i), "tab-" + i);
        }
        assertThat(time.waiting() - before).isLessThanOrEqualTo(PROJECTS + 1);

        time.advance(OUTAGE);
        assertThat(time.waiting() - before)
                .as("the next attempt of each project, and one look at all those that were left")
                .isLessThanOrEqualTo(PROJECTS + 1);

        store.comeBack();
        time.advance(Duration.ofMinutes(1));
        assertThat(saves).hasSize(PROJECTS);
        assertThat(projects.all()).as("saved, and let go").isEmpty();
        assertThat(time.waiting()).isEqualTo(before);
    }

    @Test
    void aHeaderThatCannotBeReadDuringAnOutageIsReadAgainByOneTimer() {
        store.goDown();
        int before = time.waiting();
        for (int round = 0; round < 50; round++) {
            open.forEach(project -> projects.headerChanged(project.id(), ADA, header -> header));
        }
        assertThat(time.waiting() - before).isEqualTo(1);
    }

    private void type(String text) {
        open.forEach(project -> project.submit(ADA, new SetShotText("shot", SetShotText.Text.PROMPT, text)));
    }

    private static long mostInASecond(List<Instant> times) {
        return times.stream()
                .mapToLong(from -> times.stream()
                        .filter(other -> !other.isBefore(from) && other.isBefore(from.plusSeconds(1)))
                        .count())
                .max()
                .orElse(0);
    }
}
