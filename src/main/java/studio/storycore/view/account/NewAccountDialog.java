package studio.storycore.view.account;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import studio.storycore.account.AccountRejected;
import studio.storycore.account.Accounts;
import studio.storycore.account.NewPassword;
import studio.storycore.account.PasswordRules;
import studio.storycore.account.Person;
import studio.storycore.view.layout.TypeAhead;

/** Makes an account and then shows its first password, once. */
class NewAccountDialog extends Dialog {

    private final Accounts accounts;
    private final Person acting;
    private final Runnable done;
    private final TextField username = new TextField(getTranslation("users.username"));
    private final TextField displayName = new TextField(getTranslation("account.display-name"));
    private final PasswordField password = new PasswordField(getTranslation("users.first-password"));
    private final Checkbox administrator = new Checkbox(getTranslation("users.administrator"));

    NewAccountDialog(Accounts accounts, Person acting, Runnable done) {
        this.accounts = accounts;
        this.acting = acting;
        this.done = done;
        setHeaderTitle(getTranslation("users.new"));
        setWidth("24rem");

        username.setHelperText(getTranslation("users.username.help"));
        username.setManualValidation(true);
        username.setAutocomplete(Autocomplete.OFF);
        displayName.setManualValidation(true);
        password.setHelperText(getTranslation("users.first-password.help", PasswordRules.MIN_CHARACTERS));
        password.setManualValidation(true);
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        administrator.setHelperText(getTranslation("users.administrator.help"));
        Div fields = new Div(displayName, username, password, administrator);
        fields.addClassName("form-column");
        add(fields);

        Button create = new Button(getTranslation("users.create"), click -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.addClickShortcut(Key.ENTER).listenOn(this).setResetFocusOnActiveElement(true);
        getFooter().add(new Button(getTranslation("users.cancel"), click -> close()), create);
        TypeAhead.focus(displayName);
    }

    private void create() {
        username.setInvalid(false);
        displayName.setInvalid(false);
        password.setInvalid(false);
        String given = password.getValue();
        try {
            NewPassword made = accounts.create(
                    acting,
                    username.getValue(),
                    displayName.getValue(),
                    administrator.getValue(),
                    given.isEmpty() ? null : given);
            close();
            done.run();
            new ShownOnceDialog(
                            getTranslation("users.created", made.username()),
                            getTranslation("users.first-password.shown-once"),
                            made.password())
                    .open();
        } catch (AccountRejected rejected) {
            tell(rejected);
        }
    }

    private void tell(AccountRejected rejected) {
        String why = getTranslation(rejected.translationKey(), rejected.arguments());
        switch (rejected.reason()) {
            case USERNAME_INVALID, USERNAME_TAKEN -> {
                username.setErrorMessage(why);
                username.setInvalid(true);
                username.focus();
            }
            case PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG, PASSWORD_IS_NAME -> {
                password.setErrorMessage(why);
                password.setInvalid(true);
                password.focus();
            }
            default -> {
                displayName.setErrorMessage(why);
                displayName.setInvalid(true);
                displayName.focus();
            }
        }
    }
}
