package studio.storycore.view.account;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.EnumSet;
import java.util.Set;
import studio.storycore.account.AccountRejected;
import studio.storycore.account.AccountRejected.Reason;
import studio.storycore.account.OwnAccount;
import studio.storycore.account.PasswordRules;
import studio.storycore.view.layout.Notifications;

/** Changes one's own password; what is wrong is said at the field that it is about. */
class PasswordForm extends Section {

    private static final Set<Reason> ABOUT_CURRENT =
            EnumSet.of(Reason.PASSWORD_WRONG, Reason.TOO_MANY_ATTEMPTS, Reason.BUSY);

    private final OwnAccount account;
    private final PasswordField current = field("account.current-password", Autocomplete.CURRENT_PASSWORD);
    private final PasswordField next = field("account.new-password", Autocomplete.NEW_PASSWORD);
    private final PasswordField again = field("account.new-password-again", Autocomplete.NEW_PASSWORD);

    PasswordForm(OwnAccount account) {
        this.account = account;
        next.setHelperText(
                getTranslation("account.password-rules", PasswordRules.MIN_CHARACTERS, PasswordRules.MAX_BYTES));
        Button change = new Button(getTranslation("account.change-password"), click -> change());
        change.addThemeVariants(ButtonVariant.PRIMARY);
        change.addClickShortcut(Key.ENTER).listenOn(this);
        Div fields = new Div(current, next, again, new Div(change));
        fields.addClassName("form-column");
        add(new H2(getTranslation("account.password")), fields);
    }

    private void change() {
        reject(current, "");
        reject(next, "");
        reject(again, "");
        if (!next.getValue().equals(again.getValue())) {
            reject(again, getTranslation("account.passwords-differ"));
            return;
        }
        boolean first = account.mustChangePassword();
        try {
            account.changePassword(current.getValue(), next.getValue());
        } catch (AccountRejected rejected) {
            reject(
                    ABOUT_CURRENT.contains(rejected.reason()) ? current : next,
                    getTranslation(rejected.translationKey()));
            return;
        }
        current.clear();
        next.clear();
        again.clear();
        Notifications.success(getTranslation("account.password-changed"));
        if (first) {
            getUI().ifPresent(ui -> ui.navigate("projects"));
        }
    }

    private static void reject(PasswordField field, String message) {
        field.setErrorMessage(message);
        field.setInvalid(!message.isEmpty());
        if (!message.isEmpty()) {
            field.focus();
        }
    }

    private PasswordField field(String key, Autocomplete autocomplete) {
        PasswordField field = new PasswordField(getTranslation(key));
        field.setAutocomplete(autocomplete);
        field.setManualValidation(true);
        field.setWidth("18rem");
        return field;
    }
}
