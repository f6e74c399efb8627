package studio.storycore.view.layout;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import jakarta.annotation.security.PermitAll;
import studio.storycore.account.CurrentPerson;
import studio.storycore.account.Person;

/** The frame of every page behind the login: navigation, the account's menu, and what concerns all pages. */
@PermitAll
public class MainLayout extends AppLayout {

    MainLayout(CurrentPerson currentPerson) {
        Person person = currentPerson.get();
        setPrimarySection(Section.DRAWER);

        Span brand = new Span(getTranslation("app.name"));
        brand.addClassName("brand");
        SideNav navigation = new SideNav();
        navigation.addItem(new SideNavItem(getTranslation("layout.projects"), "projects", VaadinIcon.MOVIE.create()));
        if (person.administrator()) {
            navigation.addItem(
                    new SideNavItem(
                            getTranslation("layout.all-projects"), "admin/projects", VaadinIcon.ARCHIVES.create()),
                    new SideNavItem(getTranslation("layout.users"), "admin/users", VaadinIcon.USERS.create()));
        }
        addToDrawer(brand, navigation);

        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("layout.toggle-navigation"));
        addToNavbar(toggle);
    }
}
