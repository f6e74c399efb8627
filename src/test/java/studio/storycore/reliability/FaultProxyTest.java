package studio.storycore.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import studio.storycore.edit.RenameProject;
import studio.storycore.health.StoreHealth;
import studio.storycore.health.StoreState;
import studio.storycore.live.LiveProject;
import studio.storycore.live.LiveProjects;
import studio.storycore.saving.ProjectPersistenceService;
import studio.storycore.saving.SaveStatus;
import studio.storycore.storage.AppendResult;
import studio.storycore.storage.StorageBackend;

/**
 * The application's services ({@link StudioServices}), with MongoDB's driver as they set it up, over a store in another
 * process, on the way to which everything goes wrong. Each kind of fault in every build, many by
 *
 * <pre>./mvnw test -Dtest=FaultProxyTest -Dstorycore.faults=300</pre>
 *
 * <p>The figures are printed at the end. {@code -Dstorycore.fault-seed} repeats the same faults and edits, as far as
 * threads let them be the same.
 */
class FaultProxyTest {

    private static final Logger LOG = LoggerFactory.getLogger(FaultProxyTest.class);

    private static final int FAULTS = Integer.getInteger("storycore.faults", 7);
    private static final long SEED = Long.getLong("storycore.fault-seed", System.nanoTime());

    /** For each of three projects a save and the document that follows it, what is waiting for its time, the health. */
    private static final int MOST_THREADS = 16;

    @TempDir
    static Path folder;

    private static Scene scene;

    /** The services over a store of their own, behind a proxy, and someone who looks into the store past it. */
    private static final class Scene implements AutoCloseable {

        final StoreAlone store;
        final FaultProxy proxy;
        final StoreCheck check;
        final Ledger ledger;
        final ConfigurableApplicationContext application;
        final EditDesk desk;

        /** @param seenAs what the services get in the place of the store */
        Scene(Path folder, UnaryOperator<StorageBackend> seenAs) throws Exception {
            store = new StoreAlone(folder);
            check = new StoreCheck(store.uri());
            proxy = new FaultProxy(store.uri());
            proxy.become(new Fault.None());
            ledger = new Ledger(folder.resolve("acknowledged.log"));
            application = StudioServices.start(
                    seenAs,
                    "--spring.mongodb.uri=" + proxy.uri(),
                    "--storycore.data-dir=" + folder,
                    "--storycore.autosave.delay=20ms",
                    "--storycore.autosave.max-wait=100ms",
                    "--storycore.save.retry-delay=50ms",
                    "--storycore.save.max-retry-delay=2s");
            desk = new EditDesk(
                    application.getBean(LiveProjects.class),
                    application.getBean(ProjectPersistenceService.class),
                    ledger::acknowledged);
        }

        FaultLoop.Figures run(int faults) throws Exception {
            return new FaultLoop(desk, ledger, proxy, check, SEED).run(faults);
        }

        @Override
        public void close() {
            application.close();
            proxy.close();
            check.close();
            store.close();
            ledger.close();
        }
    }

    @BeforeAll
    static void start() throws Exception {
        scene = new Scene(folder, UnaryOperator.identity());
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @Test
    void aSaveThatTheStoreAppliedAndWhoseAnswerWasLostIsOneRevisionAndShownAsSaved() {
        scene.desk.create("answer-lost", 3);
        LiveProject live = scene.desk.live("answer-lost");

        scene.proxy.become(new Fault.AnswersLost("insert", 1));
        scene.desk.edit("answer-lost", "ada", "the-edit", new RenameProject("Nightfall"));

        await().until(() -> live.saveState().isAllSaved());
        assertThat(scene.proxy.hits()).as("answers that were lost").isEqualTo(1);
        assertThat(live.saveState().status()).isIn(SaveStatus.SAVED, SaveStatus.IDLE);
        StoreCheck.Found found = scene.check.find(Set.of("answer-lost"));
        assertThat(found.faults()).isEmpty();
        assertThat(found.revisions()).as("the first content, and the edit").isEqualTo(2);
        assertThat(found.editIds()).contains("the-edit");
    }

    @Test
    void whateverHappensOnTheWayToTheStoreEditsAreSavedOnceAndTheBadgeTellsTheTruth() throws Exception {
        FaultLoop.Figures figures = scene.run(FAULTS);

        LOG.info("Fault proxy with seed {}: {}", SEED, figures);
        assertThat(Map.of("lies", figures.lies(), "lost", figures.missing(), "wrong", figures.wrong()))
                .as("seed %d", SEED)
                .allSatisfy((what, findings) -> assertThat(findings).as(what).isEmpty());
        assertThat(figures.edits()).isGreaterThan(10 * FAULTS);
        assertThat(figures.mostThreads()).isLessThanOrEqualTo(MOST_THREADS);
        await().atMost(FaultLoop.LONGEST_RECOVERY)
                .untilAsserted(() -> assertThat(
                                scene.application.getBean(StoreHealth.class).state())
                        .isInstanceOf(StoreState.Up.class));
    }

    /** Or else the loop above could not fail. */
    @Test
    void theLoopSeesWhatIsCalledSavedByThoseWhoDoNotWaitForTheStore(@TempDir Path another) throws Exception {
        try (Scene hopeful = new Scene(another, FaultProxyTest::takenForDone)) {
            FaultLoop.Figures figures = hopeful.run(7);

            LOG.info("Fault proxy before those who hope, with seed {}: {}", SEED, figures);
            assertThat(figures.lies()).as("seed %d", SEED).isNotEmpty();
            assertThat(figures.missing()).as("seed %d", SEED).isNotEmpty();
        }
    }

    /** The same store, but each save counts as stored, whatever becomes of it. */
    private static StorageBackend takenForDone(StorageBackend store) {
        Class<?>[] backend = {StorageBackend.class};
        return (StorageBackend) Proxy.newProxyInstance(
                StorageBackend.class.getClassLoader(), backend, (self, method, arguments) -> {
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException failed) {
                        if (method.getName().equals("append")) {
                            return AppendResult.APPENDED;
                        }
                        throw failed.getCause();
                    }
                });
    }
}
