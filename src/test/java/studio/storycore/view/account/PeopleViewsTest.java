package studio.storycore.view.account;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.github.mvysny.kaributesting.v10.NotificationsKt;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import studio.storycore.account.AccountInfo;
import studio.storycore.account.Accounts;
import studio.storycore.account.Person;
import studio.storycore.account.SignedIn;
import studio.storycore.view.ViewTest;

class PeopleViewsTest extends ViewTest {

    @Autowired
    private Accounts accounts;

    @Test
    void strangersAreLedToTheLoginPage() {
        UI.getCurrent().navigate("account");
        _assertNone(AccountView.class);
    }

    @Test
    void theLoginPageSaysWhyItIsThere() {
        UI.getCurrent().navigate("login", QueryParameters.of("problem", "wrong"));
        assertThat(_get(LoginForm.class).isError()).isTrue();

        UI.getCurrent().navigate("login", QueryParameters.of("problem", "expired"));
        assertThat(_find(Paragraph.class)).extracting(Paragraph::getText).anyMatch(text -> text.contains("session"));
    }

    @Test
    void theLoginPageIgnoresWhatItDoesNotKnow() {
        UI.getCurrent()
                .navigate(
                        "login",
                        QueryParameters.full(java.util.Map.of(
                                "problem", new String[] {"<script>"}, "seconds", new String[] {"many"})));
        assertThat(_get(LoginForm.class).isError()).isFalse();
    }

    @Test
    void ownNameIsChangedAndAnEmptyOneIsRefusedAtItsField() {
        Person person = signIn("name-changer");
        UI.getCurrent().navigate("account");
        TextField name = _get(TextField.class, spec -> spec.withLabel("Name shown to others"));

        _setValue(name, "  ");
        _click(_get(Button.class, spec -> spec.withText("Save name")));
        assertThat(name.isInvalid()).isTrue();
        assertThat(name.getErrorMessage()).contains("1 to 100");

        _setValue(name, "Ada Lovelace");
        _click(_get(Button.class, spec -> spec.withText("Save name")));
        assertThat(textOf(NotificationsKt.getNotifications().getFirst())).contains("Your name has been saved.");
        assertThat(accounts.own(person).displayName()).isEqualTo("Ada Lovelace");
    }

    @Test
    void anOwnNameThatIsTooLongStaysInItsFieldWithTheLimit() {
        Person person = signIn("long-name-giver");
        String before = accounts.own(person).displayName();
        UI.getCurrent().navigate("account");
        TextField name = _get(TextField.class, spec -> spec.withLabel("Name shown to others"));
        _setValue(name, "n".repeat(500));
        _click(_get(Button.class, spec -> spec.withText("Save name")));

        assertThat(name.isInvalid()).isTrue();
        assertThat(name.getErrorMessage()).isEqualTo("This name has 500 characters; at most 100 are possible.");
        assertThat(name.getValue()).hasSize(500);
        assertThat(NotificationsKt.getNotifications()).isEmpty();
        assertThat(accounts.own(person).displayName()).isEqualTo(before);
    }

    @Test
    void aNewPersonsNameThatIsTooLongStaysInItsFieldWithTheLimit() {
        signInAsAdministrator("long-name-maker");
        UI.getCurrent().navigate("admin/users");
        _click(_get(Button.class, spec -> spec.withText("New person")));
        TextField name = _get(TextField.class, spec -> spec.withLabel("Name shown to others"));
        _setValue(name, "n".repeat(101));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Username")), "never-made");
        _click(_get(Button.class, spec -> spec.withText("Create account")));

        assertThat(name.getErrorMessage()).isEqualTo("This name has 101 characters; at most 100 are possible.");
        assertThat(name.getValue()).hasSize(101);
        assertThat(accounts.person("never-made")).isEmpty();
    }

    @Test
    void ownPasswordIsChangedAndTheSessionGoesOn() {
        signIn("password-changer");
        UI.getCurrent().navigate("account");
        change("not the password", "a second password", "a second password");
        assertThat(password("Current password").isInvalid()).isTrue();

        change(SignedIn.PASSWORD, "a second password", "another password");
        assertThat(password("New password again").isInvalid()).isTrue();

        change(SignedIn.PASSWORD, "short", "short");
        assertThat(password("New password").isInvalid()).isTrue();

        change(SignedIn.PASSWORD, "a second password", "a second password");
        assertThat(password("New password").getValue()).isEmpty();
        UI.getCurrent().navigate("projects");
        UI.getCurrent().navigate("account");
        assertThat(_find(AccountView.class)).hasSize(1);
    }

    @Test
    void aFirstPasswordHasToBeChangedBeforeAnythingElse() {
        signInAsAdministrator("boss-of-first");
        Person boss = accounts.person("boss-of-first").orElseThrow();
        accounts.create(boss, "fresh", "Fresh", false, "a first password");
        signIn("fresh");
        UI.getCurrent().navigate("projects");
        assertThat(_find(AccountView.class)).hasSize(1);
        _assertNone(TextField.class);

        change("a first password", "a second password", "a second password");
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .isEqualTo("projects");
    }

    @Test
    void usersAreForAdministratorsAndLookAbsentToOthers() {
        signIn("no-administrator");
        UI.getCurrent().navigate("admin/users");
        _assertNone(UsersView.class);
        assertThat(_get(H1.class).getText()).isEqualTo("There is nothing here");
    }

    @Test
    void anAdministratorMakesAnAccountAndSeesItsPasswordOnce() {
        signInAsAdministrator("people-maker");
        UI.getCurrent().navigate("admin/users");
        _click(_get(Button.class, spec -> spec.withText("New person")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name shown to others")), "Made Up");
        TextField username = _get(TextField.class, spec -> spec.withLabel("Username"));
        _setValue(username, "Not Valid!");
        _click(_get(Button.class, spec -> spec.withText("Create account")));
        assertThat(username.isInvalid()).isTrue();

        _setValue(username, "made-up");
        _click(_get(Button.class, spec -> spec.withText("Create account")));
        String password = _get(Code.class).getText();
        assertThat(password).hasSizeGreaterThan(10);
        assertThat(accounts.person("made-up").orElseThrow().displayName()).isEqualTo("Made Up");

        _click(_get(Button.class, spec -> spec.withText("Done, I have noted it")));
        _assertNone(Code.class);
    }

    @Test
    void peopleAreFoundDisabledAndEnabled() {
        Person boss = signInAsAdministrator("finder");
        accounts.create(boss, "zz-wanted", "Wanted Person", false, null);
        UI.getCurrent().navigate("admin/users");
        UsersView view = _get(UsersView.class);
        _setValue(_get(TextField.class), "zz-wan");
        Grid<AccountInfo> grid = grid();
        GridKt.expectRows(grid, 1);
        AccountInfo wanted = GridKt._get(grid, 0);

        view.setEnabled(wanted, false);
        ConfirmDialog question = _get(ConfirmDialog.class);
        assertThat(accounts.own(accounts.person("zz-wanted").orElseThrow()).enabled())
                .isTrue();
        ComponentUtil.fireEvent(question, new ConfirmDialog.ConfirmEvent(question, true));
        assertThat(GridKt._get(grid, 0).enabled()).isFalse();

        view.setEnabled(GridKt._get(grid, 0), true);
        assertThat(GridKt._get(grid, 0).enabled()).isTrue();
    }

    @Test
    void theLastAdministratorIsKeptWithAMessage() {
        signInAsAdministrator("finder");
        UI.getCurrent().navigate("admin/users");
        UsersView view = _get(UsersView.class);
        accounts.list(accounts.person("finder").orElseThrow(), "", 0, 100).stream()
                .filter(account -> account.administrator() && !view.isOwn(account))
                .forEach(other -> view.setAdministrator(other, false));
        NotificationsKt.clearNotifications();
        AccountInfo own = accounts.own(accounts.person("finder").orElseThrow());
        view.setAdministrator(own, false);
        assertThat(NotificationsKt.getNotifications())
                .singleElement()
                .satisfies(message -> assertThat(textOf(message))
                        .contains("Nothing was changed")
                        .contains("last administrator"));
    }

    private void change(String current, String next, String again) {
        _setValue(password("Current password"), current);
        _setValue(password("New password"), next);
        _setValue(password("New password again"), again);
        _click(_get(Button.class, spec -> spec.withText("Change password")));
    }

    private static PasswordField password(String label) {
        return _get(PasswordField.class, spec -> spec.withLabel(label));
    }

    @SuppressWarnings("unchecked")
    private static Grid<AccountInfo> grid() {
        return _get(Grid.class);
    }
}
