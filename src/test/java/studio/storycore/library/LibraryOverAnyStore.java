package studio.storycore.library;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.springframework.util.unit.DataSize;
import studio.storycore.FakeTime;
import studio.storycore.account.Person;
import studio.storycore.contract.ProjectJson;
import studio.storycore.health.StoreHealth;
import studio.storycore.live.LiveProjects;
import studio.storycore.sample.SampleProject;
import studio.storycore.saving.ProjectPersistenceService;
import studio.storycore.saving.SaveSettings;
import studio.storycore.saving.Saving;
import studio.storycore.saving.StoreGate;
import studio.storycore.storage.StorageBackend;

/** A library for tests of what uses one, over a store that the test has in its hands. */
public final class LibraryOverAnyStore {

    private LibraryOverAnyStore() {}

    /** Everyone whom the library is asked for is known to it. Waiting between attempts takes no time. */
    public static ProjectLibrary over(StorageBackend store, FakeTime time) {
        SaveSettings settings = new SaveSettings(
                new SaveSettings.AutoSave(true, Duration.ofSeconds(2), Duration.ofSeconds(10)),
                new SaveSettings.Save(3, Duration.ofSeconds(1), Duration.ofSeconds(30), DataSize.ofMegabytes(64)));
        ProjectJson json = new ProjectJson();
        ProjectPersistenceService persistence = new ProjectPersistenceService(
                store,
                new StoreGate(new StoreHealth(store, time, Runnable::run)),
                settings,
                time.getClock(),
                millis -> time.pass(Duration.ofMillis(millis)));
        return new ProjectLibrary(
                persistence,
                new LiveProjects(json, new Saving(persistence, settings, time, Runnable::run, new Random(1))),
                json,
                username -> Optional.of(new Person(username, username, false)),
                new SampleProject(json));
    }
}
