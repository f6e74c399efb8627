package studio.storycore.view.account;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.icon.VaadinIcon;
import studio.storycore.account.AccountInfo;
import studio.storycore.view.layout.TypeAhead;

/** What an administrator can do with one account, behind one button of its row. */
class AccountActions extends Composite<Button> {

    AccountActions(AccountInfo account, UsersView view) {
        Button button = getContent();
        button.setIcon(VaadinIcon.ELLIPSIS_DOTS_V.create());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation("users.actions", account.displayName()));

        ContextMenu menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
        TypeAhead.opensField(menu.addItem(getTranslation("users.rename"), click -> view.rename(account)));
        if (view.isOwn(account)) {
            // Nobody locks themselves out by a slip, or ends the session in which the new password would be shown. The
            // own password is changed under "Account"; for the rest there is another administrator.
            return;
        }
        menu.addItem(getTranslation("users.reset"), click -> view.resetPassword(account));
        menu.addSeparator();
        menu.addItem(
                getTranslation(account.administrator() ? "users.make-user" : "users.make-administrator"),
                click -> view.setAdministrator(account, !account.administrator()));
        menu.addItem(
                getTranslation(account.enabled() ? "users.disable" : "users.enable"),
                click -> view.setEnabled(account, !account.enabled()));
    }
}
