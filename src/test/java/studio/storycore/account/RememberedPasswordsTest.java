package studio.storycore.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.password.PasswordEncoder;
import studio.storycore.storage.AtOnce;

/** When a password costs a slow hash, and when not; and that a remembered one opens nothing that would be closed. */
class RememberedPasswordsTest {

    private static final String RIGHT = "a first password";

    @TempDir
    private Path data;

    private AccountScene scene;
    private RememberedPasswords remembered;
    private PasswordLogin login;
    private final AtomicInteger slowHashes = new AtomicInteger();

    @BeforeEach
    void anAccount() {
        scene = new AccountScene(data).withAdministrator();
        scene.person("ada");
        remembered = new RememberedPasswords(scene.time);
        login = new PasswordLogin(scene.known, new LoginThrottle(scene.time), remembered, counting(scene.encoder));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aPasswordThatWasRightIsNotHashedAgainForAWhile() {
        assertThat(hashesFor(RIGHT)).isEqualTo(1);
        assertThat(hashesFor(RIGHT)).isZero();
        scene.time.advance(RememberedPasswords.KEPT.minusMillis(1));
        assertThat(hashesFor(RIGHT)).isZero();
        scene.time.advance(Duration.ofMillis(1));
        assertThat(hashesFor(RIGHT)).isEqualTo(1);
    }

    @Test
    void manyCallsAtOnceCostAFewHashes() throws Exception {
        List<String> names = AtOnce.run(60, i -> logIn(RIGHT));
        assertThat(names).hasSize(60).containsOnly("ada");
        assertThat(slowHashes).hasValueLessThanOrEqualTo(LoginThrottle.FREE_PER_PLACE);
    }

    @Test
    void aWrongPasswordIsHashedEachTimeAlsoWhileTheRightOneIsRemembered() {
        logIn(RIGHT);
        slowHashes.set(0);
        for (int i = 1; i < LoginThrottle.FREE_PER_PLACE; i++) {
            assertThatExceptionOfType(BadCredentialsException.class).isThrownBy(() -> logIn("a wrong password"));
            assertThat(slowHashes).hasValue(i);
        }
        assertThat(hashesFor(RIGHT)).isZero();
    }

    @Test
    void aNewPasswordCountsAtOnceAlsoWhenAnotherServerGaveIt() {
        logIn(RIGHT);
        String reset =
                scene.anotherServer().resetPassword(AccountScene.ADMIN, "ada").password();

        assertThatThrownBy(() -> logIn(RIGHT)).isInstanceOf(BadCredentialsException.class);
        assertThat(logIn(reset)).isEqualTo("ada");
    }

    @Test
    void aDisabledAccountIsClosedAtOnceAlsoWhenAnotherServerDisabledIt() {
        logIn(RIGHT);
        scene.anotherServer().setEnabled(AccountScene.ADMIN, "ada", false);

        assertThatThrownBy(() -> logIn(RIGHT)).isInstanceOf(DisabledException.class);
    }

    @Test
    void afterTooManyWrongOnesTheRightOneHasToWaitAndIsHashedAgain() {
        logIn(RIGHT);
        for (int i = 0; i < LoginThrottle.FREE_PER_PLACE; i++) {
            assertThatThrownBy(() -> logIn("a wrong password")).isInstanceOf(BadCredentialsException.class);
        }
        assertThatThrownBy(() -> logIn(RIGHT)).isInstanceOf(LoginThrottled.class);

        scene.time.advance(LoginThrottle.FIRST_WAIT);
        assertThat(hashesFor(RIGHT)).isEqualTo(1);
    }

    @Test
    void aPasswordIsRememberedForItsOwnAccountOnly() {
        scene.person("bob");
        logIn(RIGHT);
        String hash = scene.store.find("ada").orElseThrow().passwordHash();

        assertThat(remembered.isRight("ada", hash, RIGHT)).isTrue();
        assertThat(remembered.isRight("bob", hash, RIGHT)).isFalse();
        assertThat(remembered.isRight(
                        "ada", scene.store.find("bob").orElseThrow().passwordHash(), RIGHT))
                .isFalse();
        remembered.forget("ada");
        assertThat(remembered.isRight("ada", hash, RIGHT)).isFalse();
    }

    private int hashesFor(String password) {
        slowHashes.set(0);
        logIn(password);
        return slowHashes.get();
    }

    private String logIn(String password) {
        return login.authenticate(UsernamePasswordAuthenticationToken.unauthenticated("ada", password))
                .getName();
    }

    private PasswordEncoder counting(PasswordEncoder encoder) {
        return new PasswordEncoder() {
            @Override
            public String encode(CharSequence password) {
                return encoder.encode(password);
            }

            @Override
            public boolean matches(CharSequence password, String hash) {
                slowHashes.incrementAndGet();
                return encoder.matches(password, hash);
            }
        };
    }
}
