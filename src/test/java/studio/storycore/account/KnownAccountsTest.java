package studio.storycore.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.query.Update;

class KnownAccountsTest {

    @TempDir
    private Path data;

    private AccountScene scene;

    @BeforeEach
    void open() {
        scene = new AccountScene(data).withAdministrator();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void theStoreIsAskedOnceInAFewSeconds() {
        scene.known.find("admin");
        int before = scene.asked();
        for (int i = 0; i < 10; i++) {
            assertThat(scene.known.find("admin")).isPresent();
        }
        assertThat(scene.asked()).isEqualTo(before);
        scene.time.advance(KnownAccounts.FRESH);
        scene.known.find("admin");
        assertThat(scene.asked()).isEqualTo(before + 1);
    }

    @Test
    void whileTheStoreIsSilentTheLastKnownStateCounts() {
        scene.known.find("admin");
        scene.silence(true);
        scene.time.advance(KnownAccounts.FRESH);
        assertThat(scene.known.find("admin")).isPresent();
        int afterTheFirst = scene.asked();
        assertThat(scene.known.find("admin")).isPresent();
        assertThat(scene.asked()).as("nobody waits for a silent store again").isEqualTo(afterTheFirst);

        scene.silence(false);
        scene.time.advance(KnownAccounts.FRESH);
        assertThat(scene.known.find("admin")).isPresent();
        assertThat(scene.asked()).isGreaterThan(afterTheFirst);
    }

    @Test
    void aSilentStoreDoesNotMakeAnAccountDisappear() {
        scene.silence(true);
        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> scene.known.find("never-seen"));
    }

    @Test
    void anOlderReadingDoesNotUndoAChange() {
        Account before = scene.store.find("admin").orElseThrow();
        Account after = scene.store
                .change("admin", new Update().set("displayName", "New"))
                .orElseThrow();
        scene.known.remember("admin", Optional.of(after));
        scene.known.remember("admin", Optional.of(before));
        assertThat(scene.known.find("admin").orElseThrow().displayName()).isEqualTo("New");
    }
}
