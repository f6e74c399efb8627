package studio.storycore.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Kills the running application (SIGKILL) while people edit, and looks whether everything it had called saved is in the
 * store. A few rounds in every build; many by
 *
 * <pre>./mvnw test -Dtest=KillLoopTest -Dstorycore.kill-rounds=200</pre>
 *
 * The figures are printed at the end. When something is lost, the folder stays, and {@code -Dstorycore.kill-seed} repeats
 * the same edits and moments, as far as threads let them be the same.
 *
 * <p>What runs in the killed process is {@link StudioServices}, over the embedded store in a folder. A killed process does
 * not take the system's cache along: what is shown is that nothing is acknowledged before the store has written it. That it
 * is synced as well, so that it survives a power cut, is for the store's own tests.
 */
class KillLoopTest {

    private static final Logger LOG = LoggerFactory.getLogger(KillLoopTest.class);

    private static final int ROUNDS = Integer.getInteger("storycore.kill-rounds", 10);
    private static final long SEED = Long.getLong("storycore.kill-seed", System.nanoTime());

    /** Longer than that store waits until it writes what has changed. */
    private static final Duration A_COMMIT = Duration.ofMillis(2_500);

    @Test
    void whatWasCalledSavedIsThereAfterEveryKill() throws Exception {
        Path folder = folder("kill-loop");

        KillLoop.Figures figures = new KillLoop(StoreKind.EMBEDDED, Duration.ZERO, folder, SEED).run(ROUNDS);

        LOG.info("Kill loop with seed {}: {}", SEED, figures);
        assertThat(figures.lost()).as("lost, seed %d, see %s", SEED, folder).isEmpty();
        assertThat(figures.faults()).as("faults, seed %d, see %s", SEED, folder).isEmpty();
        assertThat(figures.acknowledged()).isGreaterThan(20 * ROUNDS);
        FileSystemUtils.deleteRecursively(folder);
    }

    /** Or else the loop above could not fail: mongo-java-server's own store acknowledges what it has not written. */
    @Test
    void theLoopSeesWhatAStoreLosesThatAcknowledgesBeforeItWrites() throws Exception {
        Path folder = folder("kill-loop-as-shipped");

        KillLoop.Figures figures = new KillLoop(StoreKind.AS_SHIPPED, A_COMMIT, folder, SEED).run(5);

        LOG.info("Kill loop over the store as shipped, with seed {}: {}", SEED, figures);
        assertThat(figures.lost()).as("lost, seed %d", SEED).isNotEmpty().hasSizeLessThan(figures.acknowledged());
        FileSystemUtils.deleteRecursively(folder);
    }

    private static Path folder(String name) throws IOException {
        return Path.of("target", name, Long.toString(SEED)).toAbsolutePath();
    }
}
