package studio.storycore.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
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

    private static StoreAlone store;
    private static FaultProxy proxy;
    private static ConfigurableApplicationContext application;
    private static StoreCheck check;
    private static Ledger ledger;
    private static EditDesk desk;

    @BeforeAll
    static void start() throws Exception {
        store = new StoreAlone(folder);
        check = new StoreCheck(store.uri());
        proxy = new FaultProxy(store.uri());
        proxy.become(new Fault.None());
        application = StudioServices.start(
                "--spring.mongodb.uri=" + proxy.uri(),
                "--storycore.autosave.delay=20ms",
                "--storycore.autosave.max-wait=100ms",
                "--storycore.save.retry-delay=50ms",
                "--storycore.save.max-retry-delay=2s");
        ledger = new Ledger(folder.resolve("acknowledged.log"));
        desk = new EditDesk(
                application.getBean(LiveProjects.class),
                application.getBean(ProjectPersistenceService.class),
                ledger::acknowledged);
    }

    @AfterAll
    static void stop() {
        application.close();
        proxy.close();
        check.close();
        store.close();
        ledger.close();
    }

    @Test
    void aSaveThatTheStoreAppliedAndWhoseAnswerWasLostIsOneRevisionAndShownAsSaved() {
        desk.create("answer-lost", 3);
        LiveProject live = desk.live("answer-lost");

        proxy.become(new Fault.AnswersLost("insert", 1));
        desk.edit("answer-lost", "ada", "the-edit", new RenameProject("Nightfall"));

        await().until(() -> live.saveState().isAllSaved());
        assertThat(proxy.hits()).as("answers that were lost").isEqualTo(1);
        assertThat(live.saveState().status()).isIn(SaveStatus.SAVED, SaveStatus.IDLE);
        StoreCheck.Found found = check.find(Set.of("answer-lost"));
        assertThat(found.faults()).isEmpty();
        assertThat(found.revisions()).as("the first content, and the edit").isEqualTo(2);
        assertThat(found.editIds()).contains("the-edit");
    }

    @Test
    void whateverHappensOnTheWayToTheStoreEditsAreSavedOnceAndTheBadgeTellsTheTruth() throws Exception {
        FaultLoop.Figures figures = new FaultLoop(desk, ledger, proxy, check, SEED).run(FAULTS);

        LOG.info("Fault proxy with seed {}: {}", SEED, figures);
        assertThat(Map.of("lies", figures.lies(), "lost", figures.missing(), "wrong", figures.wrong()))
                .as("seed %d", SEED)
                .allSatisfy((what, findings) -> assertThat(findings).as(what).isEmpty());
        assertThat(figures.edits()).isGreaterThan(10 * FAULTS);
        assertThat(figures.mostThreads()).isLessThanOrEqualTo(MOST_THREADS);
        await().atMost(FaultLoop.LONGEST_RECOVERY)
                .untilAsserted(
                        () -> assertThat(application.getBean(StoreHealth.class).state())
                                .isInstanceOf(StoreState.Up.class));
    }
}
