package studio.storycore.view.account;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import studio.storycore.account.AccountInfo;

/** What an administrator can do with one account, behind one button of its row. */
class AccountActions extends Composite<MenuBar> {

    AccountActions(AccountInfo account, UsersView view) {
        getContent().addThemeVariants(MenuBarVariant.TERTIARY, MenuBarVariant.ALIGN_END);
        MenuItem button = getContent().addItem(VaadinIcon.ELLIPSIS_DOTS_V.create());
        button.setAriaLabel(getTranslation("users.actions", account.displayName()));
        SubMenu menu = button.getSubMenu();
        menu.addItem(getTranslation("users.rename"), click -> view.rename(account));
        menu.addItem(getTranslation("users.reset"), click -> view.resetPassword(account));
        if (view.isOwn(account)) {
            // Nobody locks themselves out by a slip; another administrator can do it.
            return;
        }
        menu.addSeparator();
        menu.addItem(
                getTranslation(account.administrator() ? "users.make-user" : "users.make-administrator"),
                click -> view.setAdministrator(account, !account.administrator()));
        menu.addItem(
                getTranslation(account.enabled() ? "users.disable" : "users.enable"),
                click -> view.setEnabled(account, !account.enabled()));
    }
}
