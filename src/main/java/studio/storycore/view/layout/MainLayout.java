package studio.storycore.view.layout;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.storycore.account.AccountWatch;
import studio.storycore.account.CurrentPerson;
import studio.storycore.account.OwnAccount;
import studio.storycore.account.Person;
import studio.storycore.health.StoreHealth;
import studio.storycore.tab.PageRefresh;

/**
 * The frame of every page behind the login: navigation, the account's menu, and what concerns all pages.
 *
 * <p>A view names it as its layout and is shown inside the page's {@code main} element, which is as high as the window
 * allows and scrolls by itself; so a view is no {@code Main}, and can fill the height.
 *
 * <p>It follows its person's account, also while nobody touches the page: when a right is given or taken away the
 * navigation changes, and when the session ends or the account is disabled the page leaves for the login page. A project's
 * page stays when the account is disabled, so that its texts can be copied.
 */
@PermitAll
@JavaScript("context://app/draft-shelf.js")
@JavaScript("context://app/save-badge.js")
@JavaScript("context://app/longest-input.js")
@JavaScript("context://app/draft-keeper.js")
public class MainLayout extends AppLayout {

    private static final String CONTENT_ID = "content";

    private final CurrentPerson currentPerson;
    private final OwnAccount account;
    private final AccountWatch accountWatch;
    private final Main content = new Main();
    private final SideNav navigation = new SideNav();
    private Person person;
    private @Nullable Registration watching;

    MainLayout(
            CurrentPerson currentPerson,
            OwnAccount account,
            AccountWatch accountWatch,
            AuthenticationContext authentication,
            StoreHealth storeHealth) {
        this.currentPerson = currentPerson;
        this.account = account;
        this.accountWatch = accountWatch;
        this.person = currentPerson.get();
        setPrimarySection(Section.DRAWER);

        Span brand = new Span(getTranslation("app.name"));
        brand.addClassName("brand");
        addToDrawer(brand, navigation);
        showNavigation();

        Anchor skip = new Anchor("#" + CONTENT_ID, getTranslation("layout.skip"));
        skip.addClassName("skip-link");
        skip.getElement().setAttribute("router-ignore", true);
        // The address must not change: the fragment would be one more step back in the browser's history.
        skip.getElement()
                .executeJs(
                        "this.addEventListener('click', e => { e.preventDefault();"
                                + " document.getElementById($0).focus(); })",
                        CONTENT_ID);
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("layout.toggle-navigation"));
        Div space = new Div();
        space.addClassName("space");
        addToNavbar(skip, toggle, space, new AccountMenu(person, account, authentication));

        content.setId(CONTENT_ID);
        content.getElement().setAttribute("tabindex", "-1");
        Div page = new Div(new StoreBanner(storeHealth), new UnsavedNotice(person.username()), content);
        page.addClassName("page");
        setContent(page);
    }

    @Override
    public void showRouterLayoutContent(@Nullable HasElement view) {
        content.getElement().removeAllChildren();
        if (view != null) {
            content.getElement().appendChild(view.getElement());
        }
        if (isOverlay()) {
            setDrawerOpened(false);
        }
    }

    @Override
    public void removeRouterLayoutContent(@Nullable HasElement view) {
        content.getElement().removeAllChildren();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        // The script puts the length in.
        event.getUI()
                .getPage()
                .executeJs("window.storycore.longestInput.tell($0)", getTranslation("field.too-long-to-send", "{0}"));
        stopWatching();
        PageRefresh refresh = new PageRefresh(event.getUI(), this::followAccount);
        watching =
                Registration.combine(accountWatch.watch(person.username(), change -> refresh.request()), refresh::stop);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stopWatching();
        super.onDetach(event);
    }

    private void stopWatching() {
        if (watching != null) {
            watching.remove();
            watching = null;
        }
    }

    private void followAccount() {
        UI ui = UI.getCurrentOrThrow();
        Person before = person;
        Optional<Person> now = currentPerson.find();
        if (now.isEmpty() && account.isDisabled() && isProject(ui)) {
            return;
        }
        boolean mayNotStay =
                now.isEmpty() || (before.administrator() && !now.get().administrator() && isForAdministrators(ui));
        if (mayNotStay) {
            // Loaded again, the page leads to where this person may be.
            ui.getPage().reload();
            return;
        }
        person = now.get();
        showNavigation();
    }

    private static boolean isProject(UI ui) {
        Location location = ui.getInternals().getActiveViewLocation();
        return location.getFirstSegment().equals("projects")
                && location.getSegments().size() > 1;
    }

    private static boolean isForAdministrators(UI ui) {
        return ui.getInternals().getActiveViewLocation().getFirstSegment().equals("admin");
    }

    private void showNavigation() {
        navigation.removeAll();
        navigation.addItem(new SideNavItem(getTranslation("layout.projects"), "projects", VaadinIcon.MOVIE.create()));
        if (person.administrator()) {
            navigation.addItem(
                    new SideNavItem(
                            getTranslation("layout.all-projects"), "admin/projects", VaadinIcon.ARCHIVES.create()),
                    new SideNavItem(getTranslation("layout.users"), "admin/users", VaadinIcon.USERS.create()));
        }
        navigation.getItems().forEach(item -> item.setMatchNested(true));
    }
}
