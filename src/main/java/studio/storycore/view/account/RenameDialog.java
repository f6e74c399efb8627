package studio.storycore.view.account;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import studio.storycore.account.AccountInfo;
import studio.storycore.account.AccountRejected;
import studio.storycore.account.Accounts;
import studio.storycore.account.Person;
import studio.storycore.view.layout.TypeAhead;

/** Changes how others see a person. */
class RenameDialog extends Dialog {

    RenameDialog(Accounts accounts, Person acting, AccountInfo account, Runnable done) {
        setHeaderTitle(getTranslation("users.rename"));
        setWidth("22rem");
        TextField name = new TextField(getTranslation("account.display-name"));
        name.setValue(account.displayName());
        name.setManualValidation(true);
        name.setWidthFull();
        add(name);
        Button save = new Button(getTranslation("account.save-name"), click -> {
            try {
                accounts.rename(acting, account.username(), name.getValue());
                close();
                done.run();
            } catch (AccountRejected rejected) {
                name.setErrorMessage(getTranslation(rejected.translationKey(), rejected.arguments()));
                name.setInvalid(true);
                name.focus();
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER).listenOn(this).setResetFocusOnActiveElement(true);
        getFooter().add(new Button(getTranslation("users.cancel"), click -> close()), save);
        TypeAhead.focusToReplace(name);
    }
}
