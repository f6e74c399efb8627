package studio.storycore.view.account;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import studio.storycore.account.Person;
import studio.storycore.token.AccessToken;
import studio.storycore.token.AccessTokens;
import studio.storycore.token.TokenScope;
import studio.storycore.view.ViewTest;

class TokensSectionTest extends ViewTest {

    @Autowired
    private AccessTokens tokens;

    @Test
    void aTokenIsMadeAndShownOnce() {
        Person ada = signIn("token-maker");
        UI.getCurrent().navigate("account");
        assertThat(textOf(section())).contains("You have no access tokens.");

        press("New token");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), " Nightly backup ");
        _setValue(scope(), TokenScope.WRITE);
        press("Create token");

        String shown = _get(Code.class).getText();
        assertThat(shown).startsWith("scst_").hasSize(48);
        AccessToken made = tokens.list(ada).getFirst();
        assertThat(made.name()).isEqualTo("Nightly backup");
        assertThat(made.scope()).isEqualTo(TokenScope.WRITE);
        assertThat(made.expiresAt()).isEqualTo(made.createdAt().plus(Duration.ofDays(90)));
        assertThat(made.id()).as("what is kept").doesNotContain(shown);

        press("Done, I have noted it");
        _assertNone(Code.class);
        assertThat(rows())
                .singleElement()
                .satisfies(row -> assertThat(textOf(row))
                        .contains("Nightly backup", "Read and write", "Created", "Never used", "Expires")
                        .doesNotContain(shown));
    }

    @Test
    void aTokenWithoutNameIsRefusedAtItsField() {
        Person ada = signIn("token-nameless");
        UI.getCurrent().navigate("account");
        press("New token");
        press("Create token");
        TextField name = _get(TextField.class, spec -> spec.withLabel("Name"));
        assertThat(name.isInvalid()).isTrue();
        assertThat(name.getErrorMessage()).contains("1 to 100");
        assertThat(tokens.list(ada)).isEmpty();
    }

    @Test
    void aTokenWithANameThatIsTooLongIsRefusedAtItsFieldWithTheLimit() {
        Person ada = signIn("token-long-name");
        UI.getCurrent().navigate("account");
        press("New token");
        TextField name = _get(TextField.class, spec -> spec.withLabel("Name"));
        _setValue(name, "n".repeat(101));
        press("Create token");

        assertThat(name.isInvalid()).isTrue();
        assertThat(name.getErrorMessage()).isEqualTo("This name has 101 characters; at most 100 are possible.");
        assertThat(name.getValue()).hasSize(101);
        assertThat(tokens.list(ada)).isEmpty();
    }

    @Test
    void nobodyHasMoreTokensThanCanBeLookedOver() {
        Person ada = signIn("token-collector");
        for (int i = 0; i < AccessTokens.MOST; i++) {
            tokens.create(ada, "token " + i, TokenScope.READ, null);
        }
        UI.getCurrent().navigate("account");
        press("New token");
        TextField name = _get(TextField.class, spec -> spec.withLabel("Name"));
        _setValue(name, "one more");
        press("Create token");
        assertThat(name.getErrorMessage()).contains("Revoke one");
        assertThat(tokens.list(ada)).hasSize(AccessTokens.MOST);
    }

    @Test
    void aTokenIsRevokedAfterAQuestion() {
        Person ada = signIn("token-revoker");
        tokens.create(ada, "lost", TokenScope.READ, null);
        tokens.create(ada, "over", TokenScope.READ, Duration.ZERO);
        UI.getCurrent().navigate("account");
        assertThat(rows()).extracting(row -> textOf(row)).anyMatch(text -> text.contains("Does not expire"));
        assertThat(rows()).extracting(row -> textOf(row)).anyMatch(text -> text.contains("Expired"));

        _click(_get(
                Button.class,
                spec -> spec.withPredicate(
                        button -> "Revoke lost".equals(button.getAriaLabel().orElse("")))));
        assertThat(tokens.list(ada)).hasSize(2);
        ConfirmDialog question = _get(ConfirmDialog.class);
        ComponentUtil.fireEvent(question, new ConfirmDialog.ConfirmEvent(question, true));

        assertThat(tokens.list(ada)).extracting(AccessToken::name).containsExactly("over");
        assertThat(rows()).hasSize(1);
    }

    @Test
    void onlyOnesOwnTokensAreListed() {
        tokens.create(signIn("token-other"), "not mine", TokenScope.READ, null);
        signIn("token-own");
        UI.getCurrent().navigate("account");
        assertThat(rows()).isEmpty();
    }

    private static void press(String text) {
        _click(_get(Button.class, spec -> spec.withText(text)));
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<TokenScope> scope() {
        return _get(_get(NewTokenDialog.class), RadioButtonGroup.class);
    }

    private static TokensSection section() {
        return _get(TokensSection.class);
    }

    private static List<ListItem> rows() {
        return _find(section(), ListItem.class);
    }
}
