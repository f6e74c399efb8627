package studio.storycore.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import org.springframework.retry.backoff.Sleeper;
import org.springframework.util.unit.DataSize;
import studio.storycore.FakeTime;
import studio.storycore.account.Person;
import studio.storycore.contract.ProjectJson;
import studio.storycore.edit.SetShotText;
import studio.storycore.health.StoreHealth;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.project.Timeline;
import studio.storycore.saving.LargeDocuments;
import studio.storycore.saving.ProjectPersistenceService;
import studio.storycore.saving.SaveSettings;
import studio.storycore.saving.SaveStatus;
import studio.storycore.saving.Saving;
import studio.storycore.saving.StoreGate;
import studio.storycore.storage.FaultyStorageBackend;
import studio.storycore.storage.HeaviestRead;
import studio.storycore.storage.InMemoryStorageBackend;

/**
 * A project that Ada has open, over a store whose calls can go wrong, at a time that stands still. Saves run on the
 * thread that causes them unless another executor is given.
 */
final class SavingScene {

    static final String PROJECT = "film";
    static final Person ADA = new Person("ada", "Ada", false);
    static final Duration DELAY = Duration.ofSeconds(2);
    static final Duration MAX_WAIT = Duration.ofSeconds(10);

    final FakeTime time = new FakeTime();
    final InMemoryStorageBackend stored = new InMemoryStorageBackend();
    final HeaviestRead reads = new HeaviestRead(stored);
    final FaultyStorageBackend store = new FaultyStorageBackend(reads.store());
    final List<Duration> waits = new ArrayList<>();
    final List<SaveStatus> statuses = new ArrayList<>();
    final StoreHealth health = new StoreHealth(store, time, Runnable::run);
    final SaveSettings settings;
    final ProjectPersistenceService persistence;
    final LiveProjects projects;
    final LiveProject live;

    SavingScene() {
        this(Runnable::run, true);
    }

    SavingScene(Executor executor, boolean autoSave) {
        this(executor, autoSave, DataSize.ofMegabytes(64));
    }

    SavingScene(Executor executor, boolean autoSave, DataSize unsavedBudget) {
        settings = new SaveSettings(
                new SaveSettings.AutoSave(autoSave, DELAY, MAX_WAIT),
                new SaveSettings.Save(3, Duration.ofSeconds(1), Duration.ofSeconds(30), unsavedBudget));
        Sleeper sleeper = millis -> {
            waits.add(Duration.ofMillis(millis));
            time.pass(Duration.ofMillis(millis));
        };
        persistence = new ProjectPersistenceService(
                store, new StoreGate(health), new LargeDocuments(), settings, time.getClock(), sleeper);
        projects =
                new LiveProjects(new ProjectJson(), new Saving(persistence, settings, time, executor, new Random(1)));
        persistence.create(film(), ADA.username());
        health.onChange(projects::storeChanged);
        live = open("tab");
        live.addListener(change -> note(live.saveState().status()));
    }

    LiveProject open(String tab) {
        return projects.enter(PROJECT, new Viewer(tab, ADA, null));
    }

    void types(String prompt) {
        types("shot-1", prompt);
    }

    void types(String shotId, String prompt) {
        live.submit(ADA, new SetShotText(shotId, SetShotText.Text.PROMPT, prompt));
    }

    String typed(String shotId) {
        return prompt(live.current(), shotId);
    }

    /** The prompt as an independent read of the store gives it. */
    String storedPrompt(String shotId) {
        return prompt(stored.load(PROJECT).orElseThrow().newest(), shotId);
    }

    long revisions() {
        return stored.revisions(PROJECT, 1, 1_000).size();
    }

    SaveStatus status() {
        return live.saveState().status();
    }

    private synchronized void note(SaveStatus status) {
        if (statuses.isEmpty() || statuses.getLast() != status) {
            statuses.add(status);
        }
    }

    private static String prompt(Project project, String shotId) {
        return project.shot(shotId).orElseThrow().prompt();
    }

    private static Project film() {
        Project empty = Project.empty(PROJECT, "A film");
        Sequence opening = Sequence.empty("opening", "Opening").withShotIds(List.of("shot-1", "shot-2"));
        return Timeline.follow(empty.with(
                List.of(opening),
                List.of(Shot.empty("shot-1", "opening"), Shot.empty("shot-2", "opening")),
                List.of()));
    }
}
