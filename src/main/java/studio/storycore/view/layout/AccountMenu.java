package studio.storycore.view.layout;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import studio.storycore.account.OwnAccount;
import studio.storycore.account.Person;
import studio.storycore.view.layout.Preferences.Colours;

/** Who is signed in, and what they can do about that: their account, the colours of the pages, logging out. */
class AccountMenu extends Composite<MenuBar> {

    private final Map<Colours, MenuItem> colours = new EnumMap<>(Colours.class);

    AccountMenu(Person person, OwnAccount own, AuthenticationContext authentication) {
        MenuBar bar = getContent();
        bar.addThemeVariants(MenuBarVariant.TERTIARY, MenuBarVariant.ALIGN_END);
        bar.addClassName("account-menu");

        Avatar avatar = new Avatar(person.displayName());
        avatar.setTooltipEnabled(false);
        avatar.getElement().setAttribute("aria-hidden", "true");
        Span name = new Span(person.displayName());
        name.addClassName("account-name");
        Div who = new Div(avatar, name);
        who.addClassName("account-who");
        MenuItem account = bar.addItem(who);
        account.setAriaLabel(getTranslation("layout.account-menu", person.displayName()));

        SubMenu menu = account.getSubMenu();
        menu.addItem(
                getTranslation("layout.account"),
                click -> UI.getCurrentOrThrow().navigate("account"));
        SubMenu choices = menu.addItem(getTranslation("layout.colours")).getSubMenu();
        for (Colours choice : Colours.values()) {
            MenuItem item = choices.addItem(
                    getTranslation("layout.colours." + choice.name().toLowerCase(Locale.ROOT)),
                    click -> choose(choice));
            item.setCheckable(true);
            colours.put(choice, item);
        }
        VaadinRequest request = VaadinRequest.getCurrent();
        show(request == null ? Colours.SYSTEM : Preferences.colours(request));
        menu.addSeparator();
        LogOut logOut = new LogOut(person, own, authentication);
        menu.addItem(getTranslation("layout.log-out"), click -> logOut.ask(UI.getCurrentOrThrow()));
        menu.addItem(
                getTranslation("layout.log-out-everywhere"), click -> logOut.askEverywhere(UI.getCurrentOrThrow()));
    }

    private void choose(Colours choice) {
        Preferences.choose(UI.getCurrentOrThrow(), choice);
        show(choice);
    }

    private void show(Colours chosen) {
        colours.forEach((choice, item) -> item.setChecked(choice == chosen));
    }
}
