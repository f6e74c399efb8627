package studio.storycore.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstAdministratorTest {

    @TempDir
    private Path data;

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private AccountScene scene;

    @BeforeEach
    void open() {
        scene = new AccountScene(data);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void theFirstStartPrintsAPasswordThatWorks() {
        start("admin", null);
        Matcher password = Pattern.compile("password {2}(\\S+)").matcher(printed());
        assertThat(password.find()).isTrue();
        Account admin = scene.store.find("admin").orElseThrow();
        assertThat(scene.encoder.matches(password.group(1), admin.passwordHash()))
                .isTrue();
        assertThat(admin.administrator()).isTrue();
        assertThat(admin.mustChangePassword())
                .as("a made password is a good one")
                .isFalse();
    }

    @Test
    void theNextStartPrintsNothing() {
        start("admin", null);
        console.reset();
        start("admin", null);
        start("another", "a configured password");
        assertThat(printed()).isEmpty();
    }

    @Test
    void aPasswordFromTheConfigurationWorksAndIsNotPrinted() {
        start(" Chief ", "a configured password");
        Account chief = scene.store.find("chief").orElseThrow();
        assertThat(scene.encoder.matches("a configured password", chief.passwordHash()))
                .isTrue();
        assertThat(printed()).contains("chief").doesNotContain("a configured password");
    }

    @Test
    void aConfiguredPasswordThatIsTooShortIsSaidToBeAndNotUsed() {
        start("admin", "short");
        assertThat(printed()).contains("storycore.admin.password").containsPattern("password {2}\\S+");
        assertThat(scene.encoder.matches(
                        "short", scene.store.find("admin").orElseThrow().passwordHash()))
                .isFalse();
    }

    @Test
    void aStoreThatIsDownAtTheStartIsWaitedFor() {
        scene.silence(true);
        start("admin", null);
        scene.time.advance(Duration.ofMinutes(1));
        assertThat(printed()).isEmpty();

        scene.silence(false);
        scene.time.advance(FirstAdministrator.RETRY);
        assertThat(printed()).containsOnlyOnce("password  ");
        assertThat(scene.store.find("admin")).isPresent();
        scene.time.advance(Duration.ofMinutes(1));
        assertThat(printed()).containsOnlyOnce("password  ");
    }

    private void start(String username, @Nullable String password) {
        new FirstAdministrator(
                        scene.accounts,
                        scene.rules,
                        new AdministratorProperties(username, password),
                        scene.time,
                        new PrintStream(console, true, StandardCharsets.UTF_8))
                .make();
    }

    private String printed() {
        return console.toString(StandardCharsets.UTF_8);
    }
}
