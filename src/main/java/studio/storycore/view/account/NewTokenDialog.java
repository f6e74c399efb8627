package studio.storycore.view.account;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import studio.storycore.account.Person;
import studio.storycore.token.AccessTokens;
import studio.storycore.token.NewToken;
import studio.storycore.token.TokenRejected;
import studio.storycore.token.TokenScope;
import studio.storycore.view.layout.TypeAhead;

/** Makes an access token and then shows it, once. */
class NewTokenDialog extends Dialog {

    /** For how long a token can be made. */
    private enum Lifetime {
        MONTH(30),
        QUARTER(90),
        YEAR(365),
        UNLIMITED(0);

        private final int days;

        Lifetime(int days) {
            this.days = days;
        }

        @Nullable
        Duration duration() {
            return this == UNLIMITED ? null : Duration.ofDays(days);
        }
    }

    private final AccessTokens tokens;
    private final Person acting;
    private final Runnable done;
    private final TextField name = new TextField(getTranslation("tokens.name"));
    private final RadioButtonGroup<TokenScope> scope = new RadioButtonGroup<>(getTranslation("tokens.scope"));
    private final Select<Lifetime> lifetime = new Select<>();

    NewTokenDialog(AccessTokens tokens, Person acting, Runnable done) {
        this.tokens = tokens;
        this.acting = acting;
        this.done = done;
        setHeaderTitle(getTranslation("tokens.new"));
        setWidth("24rem");

        name.setHelperText(getTranslation("tokens.name.help"));
        name.setManualValidation(true);
        name.setAutocomplete(Autocomplete.OFF);
        scope.setItems(TokenScope.values());
        scope.setItemLabelGenerator(choice -> getTranslation(key(choice)));
        scope.setValue(TokenScope.READ);
        lifetime.setLabel(getTranslation("tokens.lifetime"));
        lifetime.setItems(Lifetime.values());
        lifetime.setItemLabelGenerator(
                choice -> getTranslation("tokens.lifetime." + choice.name().toLowerCase(Locale.ROOT)));
        lifetime.setValue(Lifetime.QUARTER);
        Div fields = new Div(name, scope, lifetime);
        fields.addClassName("form-column");
        add(fields);

        Button create = new Button(getTranslation("tokens.create"), click -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        // In the other fields the key opens a list, or chooses from it.
        create.addClickShortcut(Key.ENTER).listenOn(name).setResetFocusOnActiveElement(true);
        getFooter().add(new Button(getTranslation("users.cancel"), click -> close()), create);
        TypeAhead.focus(name);
    }

    static String key(TokenScope scope) {
        return "tokens.scope." + scope.name().toLowerCase(Locale.ROOT);
    }

    private void create() {
        try {
            NewToken made = tokens.create(
                    acting,
                    name.getValue(),
                    scope.getValue(),
                    lifetime.getValue().duration());
            close();
            done.run();
            new ShownOnceDialog(
                            getTranslation("tokens.created", made.token().name()),
                            getTranslation("tokens.shown-once"),
                            made.value())
                    .open();
        } catch (TokenRejected rejected) {
            name.setErrorMessage(getTranslation(rejected.translationKey(), rejected.arguments()));
            name.setInvalid(true);
            name.focus();
        }
    }
}
