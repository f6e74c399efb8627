package studio.storycore.view.layout;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.NotificationsKt;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import studio.storycore.FakeTime;
import studio.storycore.account.AccountRejected;
import studio.storycore.account.Accounts;
import studio.storycore.account.Person;
import studio.storycore.health.StoreHealth;
import studio.storycore.storage.FaultyStorageBackend;
import studio.storycore.storage.InMemoryStorageBackend;
import studio.storycore.view.ViewTest;

class LayoutTest extends ViewTest {

    @Autowired
    private Accounts accounts;

    @Test
    void theNavigationShowsWhatThePersonMaySee() {
        signIn("plain-person");
        UI.getCurrent().navigate("account");
        assertThat(navigation()).containsExactly("Projects");
    }

    @Test
    void theNavigationFollowsRightsGivenAndTakenAway() {
        Person boss = signInAsAdministrator("giver");
        signIn("taker");
        UI.getCurrent().navigate("account");
        assertThat(navigation()).containsExactly("Projects");

        accounts.setAdministrator(boss, "taker", true);
        MockVaadin.clientRoundtrip(false);
        assertThat(navigation()).containsExactly("Projects", "All projects", "People");

        accounts.setAdministrator(boss, "taker", false);
        MockVaadin.clientRoundtrip(false);
        assertThat(navigation()).containsExactly("Projects");
    }

    @Test
    void anUnknownAddressIsAFriendlyPageInThePersonsLanguage() {
        signIn("lost");
        UI.getCurrent().setLocale(Locale.FRENCH);
        // What the browser asks for after someone typed an address; the fake UI itself refuses what is no route.
        UI ui = UI.getCurrent();
        ui.getInternals().getRouter().navigate(ui, new Location("nothing/here"), NavigationTrigger.PAGE_LOAD);
        assertThat(_get(H1.class).getText()).isEqualTo("Il n'y a rien ici");
        assertThat(_get(Anchor.class).getHref()).isEqualTo("projects");
    }

    @Test
    void anUnexpectedErrorKeepsThePageAndGivesAReference() {
        signIn("unlucky");
        UI.getCurrent().navigate("account");
        VaadinSession.getCurrent().getErrorHandler().error(new ErrorEvent(new IllegalStateException("secret detail")));
        Notification message = NotificationsKt.getNotifications().getFirst();
        assertThat(textOf(message)).containsPattern("reference: [0-9A-F]{8}").doesNotContain("secret detail");
        assertThat(message.getDuration()).as("stays until it is closed").isZero();
        assertThat(_find(MainLayout.class)).hasSize(1);
    }

    @Test
    void whatAServiceRefusesIsToldInWords() {
        Person person = signIn("refused");
        UI.getCurrent().navigate("account");
        AccountRejected refusal =
                catchThrowableOfType(AccountRejected.class, () -> accounts.resetPassword(person, "anyone"));
        VaadinSession.getCurrent().getErrorHandler().error(new ErrorEvent(refusal));
        assertThat(textOf(NotificationsKt.getNotifications().getFirst()))
                .contains("Nothing was changed")
                .doesNotContain("reference");
    }

    @Test
    void aSilentStoreIsToldAsSuch() {
        signIn("waiting");
        UI.getCurrent().navigate("account");
        VaadinSession.getCurrent()
                .getErrorHandler()
                .error(new ErrorEvent(new IllegalStateException(new DataAccessResourceFailureException("down"))));
        assertThat(textOf(NotificationsKt.getNotifications().getFirst()))
                .contains("The database does not answer")
                .contains("Nothing has been lost");
    }

    @Test
    void theBannerComesAndGoesWithTheStore() {
        FakeTime time = new FakeTime();
        FaultyStorageBackend store = new FaultyStorageBackend(new InMemoryStorageBackend());
        StoreHealth health = new StoreHealth(store, time, Runnable::run);
        StoreBanner banner = new StoreBanner(health);
        UI.getCurrent().add(banner);
        health.start();
        MockVaadin.clientRoundtrip(false);
        assertThat(textOf(banner)).isEmpty();

        store.goDown();
        time.advance(Duration.ofSeconds(10));
        MockVaadin.clientRoundtrip(false);
        assertThat(textOf(banner)).contains("does not answer");

        store.comeBack();
        time.advance(Duration.ofSeconds(10));
        MockVaadin.clientRoundtrip(false);
        assertThat(textOf(banner)).isEmpty();
    }

    private static List<String> navigation() {
        return _get(MainLayout.class)
                .getChildren()
                .flatMap(LayoutTest::withChildren)
                .filter(SideNavItem.class::isInstance)
                .map(item -> ((SideNavItem) item).getLabel())
                .toList();
    }

    private static Stream<Component> withChildren(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(LayoutTest::withChildren));
    }
}
