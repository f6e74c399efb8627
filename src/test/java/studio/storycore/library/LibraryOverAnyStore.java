package studio.storycore.library;

import java.time.Duration;
import java.util.Random;
import org.springframework.util.unit.DataSize;
import studio.storycore.FakeTime;
import studio.storycore.contract.ProjectJson;
import studio.storycore.health.StoreHealth;
import studio.storycore.live.LiveProjects;
import studio.storycore.sample.SampleProject;
import studio.storycore.saving.LargeDocuments;
import studio.storycore.saving.ProjectPersistenceService;
import studio.storycore.saving.SaveSettings;
import studio.storycore.saving.Saving;
import studio.storycore.saving.StoreGate;
import studio.storycore.storage.StorageBackend;

/** A library for tests of what uses one, over a store that the test has in its hands. */
public final class LibraryOverAnyStore {

    private static final ProjectJson JSON = new ProjectJson();
    private static final SaveSettings SETTINGS = new SaveSettings(
            new SaveSettings.AutoSave(true, Duration.ofSeconds(2), Duration.ofSeconds(10)),
            new SaveSettings.Save(3, Duration.ofSeconds(1), Duration.ofSeconds(30), DataSize.ofMegabytes(64)));

    private LibraryOverAnyStore() {}

    /** Everyone whom the library is asked for is known to it. Waiting between attempts takes no time. */
    public static ProjectLibrary over(StorageBackend store, FakeTime time) {
        ProjectPersistenceService persistence = persistence(store, time);
        return library(persistence, live(persistence, time));
    }

    /** What works on the projects of one server. */
    record Server(ProjectLibrary library, ProjectDocuments documents, RecentlyDeleted deleted, LiveProjects live) {}

    /** What programs read and save, on a server of its own. */
    static ProjectDocuments documentsOver(StorageBackend store, FakeTime time) {
        return serverOver(store, time).documents();
    }

    static Server serverOver(StorageBackend store, FakeTime time) {
        ProjectPersistenceService persistence = persistence(store, time);
        LiveProjects live = live(persistence, time);
        ProjectLibrary library = library(persistence, live);
        ProjectHistory history = new ProjectHistory(library, persistence, live);
        return new Server(
                library,
                new ProjectDocuments(library, history, persistence, live, JSON, noQuota(persistence)),
                new RecentlyDeleted(library, history, live),
                live);
    }

    private static ProjectPersistenceService persistence(StorageBackend store, FakeTime time) {
        return new ProjectPersistenceService(
                store,
                new StoreGate(new StoreHealth(store, time, Runnable::run)),
                new LargeDocuments(),
                SETTINGS,
                time.getClock(),
                millis -> time.pass(Duration.ofMillis(millis)));
    }

    private static LiveProjects live(ProjectPersistenceService persistence, FakeTime time) {
        return new LiveProjects(JSON, new Saving(persistence, SETTINGS, time, Runnable::run, new Random(1)));
    }

    private static ProjectLibrary library(ProjectPersistenceService persistence, LiveProjects live) {
        return new ProjectLibrary(
                persistence,
                live,
                JSON,
                new PeopleHere(),
                new SampleProject(JSON),
                new LargeDocuments(),
                noQuota(persistence));
    }

    private static Quotas noQuota(ProjectPersistenceService persistence) {
        return new Quotas(persistence, new PeopleHere(), new QuotaSettings(DataSize.ofBytes(0)));
    }
}
