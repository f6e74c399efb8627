package studio.storycore.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static studio.storycore.account.AccountScene.ADMIN;
import static studio.storycore.account.AccountScene.ADMIN_PASSWORD;

import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.storycore.account.AccountRejected.Reason;

class AccountsTest {

    @TempDir
    private Path data;

    private AccountScene scene;
    private Accounts accounts;

    @BeforeEach
    void open() {
        scene = new AccountScene(data).withAdministrator();
        accounts = scene.accounts;
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aNewAccountHasAPasswordThatMustBeChanged() {
        NewPassword made = accounts.create(ADMIN, " Ada ", "Ada Lovelace", false, null);
        assertThat(made.username()).isEqualTo("ada");
        assertThat(made.password()).hasSizeGreaterThanOrEqualTo(PasswordRules.MIN_CHARACTERS);
        assertThat(scene.encoder.matches(made.password(), stored("ada").passwordHash()))
                .isTrue();
        assertThat(accounts.own(accounts.person("ada").orElseThrow()))
                .isEqualTo(new AccountInfo("ada", "Ada Lovelace", false, true, true, scene.time.instant()));
    }

    @Test
    void aPasswordIsNeverPrinted() {
        NewPassword made = accounts.create(ADMIN, "ada", "Ada", false, null);
        assertThat(made.toString()).doesNotContain(made.password());
        assertThat(stored("ada").toString()).doesNotContain(stored("ada").passwordHash());
    }

    @Test
    void aUsernameIsTakenOnce() {
        scene.person("ada");
        rejects(Reason.USERNAME_TAKEN, () -> accounts.create(ADMIN, "ADA", "Another", false, null));
        assertThat(stored("ada").displayName()).isEqualTo("The ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ada lovelace", "ada@studio", "adé", "a/b", "$ne"})
    void aUsernameHasPlainCharactersOnly(String username) {
        rejects(Reason.USERNAME_INVALID, () -> accounts.create(ADMIN, username, "Ada", false, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "two\nlines"})
    void aDisplayNameSaysSomethingOnOneLine(String name) {
        rejects(Reason.DISPLAY_NAME_INVALID, () -> accounts.create(ADMIN, "ada", name, false, null));
    }

    @Test
    void aPasswordIsLongEnoughAndNotTooLongForItsHash() {
        rejects(Reason.PASSWORD_TOO_SHORT, () -> accounts.create(ADMIN, "ada", "Ada", false, "123456789"));
        rejects(Reason.PASSWORD_TOO_LONG, () -> accounts.create(ADMIN, "ada", "Ada", false, "é".repeat(37)));
        rejects(Reason.PASSWORD_IS_NAME, () -> accounts.create(ADMIN, "ada.lovelace", "Ada", false, "Ada.Lovelace"));
        accounts.create(ADMIN, "ada", "Ada", false, "é".repeat(36));
    }

    @Test
    void onlyAdministratorsLookAfterOthersAccounts() {
        Person ada = scene.person("ada");
        scene.person("bob");
        List<ThrowingCallable> attempts = List.of(
                () -> accounts.create(ada, "eve", "Eve", true, null),
                () -> accounts.list(ada, "", 0, 10),
                () -> accounts.count(ada, ""),
                () -> accounts.resetPassword(ada, "bob"),
                () -> accounts.setEnabled(ada, "bob", false),
                () -> accounts.setAdministrator(ada, "ada", true),
                () -> accounts.rename(ada, "bob", "Robert"));
        assertThat(attempts).allSatisfy(attempt -> rejects(Reason.NOT_FOUND, attempt));
    }

    @Test
    void aClaimToBeAnAdministratorIsCheckedAgainstTheAccount() {
        scene.person("ada");
        Person pretender = new Person("ada", "Ada", true);
        rejects(Reason.NOT_FOUND, () -> accounts.list(pretender, "", 0, 10));
        rejects(Reason.NOT_FOUND, () -> accounts.list(new Person("ghost", "Ghost", true), "", 0, 10));
    }

    @Test
    void aDisabledAdministratorCanDoNothingAnyMore() {
        accounts.create(ADMIN, "second", "Second", true, null);
        Person second = accounts.person("second").orElseThrow();
        accounts.setEnabled(ADMIN, "second", false);
        rejects(Reason.NOT_FOUND, () -> accounts.list(second, "", 0, 10));
    }

    @Test
    void theLastAdministratorStays() {
        rejects(Reason.LAST_ADMINISTRATOR, () -> accounts.setAdministrator(ADMIN, "admin", false));
        rejects(Reason.LAST_ADMINISTRATOR, () -> accounts.setEnabled(ADMIN, "admin", false));

        accounts.create(ADMIN, "second", "Second", true, null);
        accounts.setAdministrator(ADMIN, "admin", false);
        Person second = accounts.person("second").orElseThrow();
        rejects(Reason.LAST_ADMINISTRATOR, () -> accounts.setEnabled(second, "second", false));
    }

    @Test
    void aDisabledAdministratorDoesNotCountAsOne() {
        accounts.create(ADMIN, "second", "Second", true, null);
        accounts.setEnabled(ADMIN, "second", false);
        rejects(Reason.LAST_ADMINISTRATOR, () -> accounts.setAdministrator(ADMIN, "admin", false));
    }

    @Test
    void ownPasswordIsChangedWithTheCurrentOne() {
        Person ada = scene.person("ada");
        rejects(Reason.PASSWORD_WRONG, () -> accounts.changePassword(ada, "not this one", "a second password"));
        rejects(Reason.PASSWORD_UNCHANGED, () -> accounts.changePassword(ada, "a first password", "a first password"));
        rejects(Reason.PASSWORD_TOO_SHORT, () -> accounts.changePassword(ada, "a first password", "short"));

        accounts.changePassword(ada, "a first password", "a second password");
        assertThat(scene.encoder.matches("a second password", stored("ada").passwordHash()))
                .isTrue();
        assertThat(accounts.own(ada).mustChangePassword()).isFalse();
    }

    @Test
    void aSessionLeftOpenIsNoPlaceToGuessThePassword() {
        Person ada = scene.person("ada");
        for (int i = 0; i < LoginThrottle.FREE_PER_PLACE; i++) {
            rejects(Reason.PASSWORD_WRONG, () -> accounts.changePassword(ada, "a guess", "a second password"));
        }
        rejects(Reason.TOO_MANY_ATTEMPTS, () -> accounts.changePassword(ada, "a first password", "a second password"));
        scene.time.advance(LoginThrottle.LONGEST_WAIT);
        accounts.changePassword(ada, "a first password", "a second password");
    }

    @Test
    void aResetPasswordReplacesTheOldOneAndMustBeChanged() {
        Person ada = scene.person("ada");
        accounts.changePassword(ada, "a first password", "a second password");
        NewPassword reset = accounts.resetPassword(ADMIN, "ada");
        assertThat(scene.encoder.matches(reset.password(), stored("ada").passwordHash()))
                .isTrue();
        assertThat(accounts.own(ada).mustChangePassword()).isTrue();
    }

    @Test
    void everyoneCanChangeTheirOwnNameAndAdministratorsAnyones() {
        Person ada = scene.person("ada");
        assertThat(accounts.rename(ada, "ada", " Ada L. ").displayName()).isEqualTo("Ada L.");
        assertThat(accounts.rename(ADMIN, "ada", "Countess").displayName()).isEqualTo("Countess");
    }

    @Test
    void whatDoesNotExistIsSaidNotToExist() {
        rejects(Reason.NOT_FOUND, () -> accounts.resetPassword(ADMIN, "nobody"));
        rejects(Reason.NOT_FOUND, () -> accounts.setEnabled(ADMIN, "nobody", false));
        assertThat(accounts.person("nobody")).isEmpty();
        assertThat(scene.store.find("nobody")).isEmpty();
    }

    @Test
    void accountsAreListedByPagesAndFoundByPartsOfTheirNames() {
        List.of("dora", "ada", "carl", "bob").forEach(scene::person);
        assertThat(accounts.list(ADMIN, "", 0, 3))
                .extracting(AccountInfo::username)
                .containsExactly("ada", "admin", "bob");
        assertThat(accounts.list(ADMIN, "", 3, 3))
                .extracting(AccountInfo::username)
                .containsExactly("carl", "dora");
        assertThat(accounts.count(ADMIN, "")).isEqualTo(5);
        assertThat(accounts.list(ADMIN, " THE B", 0, 10))
                .extracting(AccountInfo::username)
                .containsExactly("bob");
        assertThat(accounts.count(ADMIN, "AD")).isEqualTo(2);
        assertThat(accounts.count(ADMIN, ".*")).as("the text is no pattern").isZero();
    }

    @Test
    void peopleToShareWithCanSignIn() {
        scene.person("ada");
        scene.person("adam");
        accounts.setEnabled(ADMIN, "adam", false);
        assertThat(accounts.people("ada", 10)).extracting(Person::username).containsExactly("ada");
    }

    @Test
    void everyChangeIsMadeKnown() {
        scene.person("ada");
        accounts.setAdministrator(ADMIN, "ada", true);
        assertThat(scene.events).endsWith(new AccountChanged("ada", ADMIN), new AccountChanged("ada", ADMIN));
    }

    @Test
    void aChangeOnAnotherServerCountsAfterAFewSeconds() {
        Person ada = scene.person("ada");
        scene.anotherServer().setEnabled(ADMIN, "ada", false);
        assertThat(accounts.own(ada).enabled()).isTrue();
        scene.time.advance(KnownAccounts.FRESH);
        rejects(Reason.NOT_FOUND, () -> accounts.own(ada));
    }

    @Test
    void theFirstAdministratorIsMadeOnce() {
        assertThat(accounts.createFirst("other", "Other", ADMIN_PASSWORD)).isFalse();
        assertThat(accounts.count(ADMIN, "")).isEqualTo(1);
    }

    private Account stored(String username) {
        return scene.store.find(username).orElseThrow();
    }

    private static void rejects(Reason reason, ThrowingCallable attempt) {
        assertThatExceptionOfType(AccountRejected.class)
                .isThrownBy(attempt)
                .extracting(AccountRejected::reason)
                .isEqualTo(reason);
    }
}
