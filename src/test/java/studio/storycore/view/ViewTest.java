package studio.storycore.view;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.mock.MockedUI;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import kotlin.jvm.functions.Function0;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.util.ClassUtils;
import studio.storycore.account.Person;
import studio.storycore.account.SignedIn;

/**
 * The whole application behind a Vaadin without browser: pages are opened with {@code UI.navigate}, and their components
 * found and used in the JVM. All view tests share one application and its store, so each makes people and projects of its
 * own.
 */
@SpringBootTest(
        properties = {
            "storycore.data-dir=target/test-data/${random.uuid}",
            "storycore.admin.password=" + ViewTest.ADMIN_PASSWORD
        })
public abstract class ViewTest {

    protected static final String ADMIN_PASSWORD = "the first password";

    /** Found once: the search takes a while. */
    private static final Routes ROUTES = routes();

    @Autowired
    protected ApplicationContext context;

    @BeforeEach
    protected void openVaadin() {
        Function0<UI> uis = MockedUI::new;
        MockVaadin.setup(uis, new MockSpringServlet(ROUTES, context, uis));
        UI.getCurrent().setLocale(Locale.ENGLISH);
    }

    @AfterEach
    protected void closeVaadin() {
        MockVaadin.tearDown();
    }

    /** Signs in a person with this username, whose account is made unless it is there. */
    protected Person signIn(String username) {
        return SignedIn.withAccount(context, username, false);
    }

    protected Person signInAsAdministrator(String username) {
        return SignedIn.withAccount(context, username, true);
    }

    /** The text of a component and of everything in it. */
    protected static String textOf(Component component) {
        return component.getElement().getTextRecursively();
    }

    /** Karibu's own search overlooks views that are not public. */
    private static Routes routes() {
        Routes routes = new Routes();
        // Its own page for unknown addresses would stand beside the application's.
        routes.getErrorRoutes().clear();
        views(new AnnotationTypeFilter(Route.class))
                .forEach(view -> routes.getRoutes().add(view.asSubclass(Component.class)));
        views(new AssignableTypeFilter(HasErrorParameter.class))
                .forEach(view -> routes.getErrorRoutes().add(errorView(view)));
        return routes;
    }

    private static List<? extends Class<?>> views(TypeFilter wanted) {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(wanted);
        return scan.findCandidateComponents("studio.storycore").stream()
                .map(found -> ClassUtils.resolveClassName(
                        Objects.requireNonNull(found.getBeanClassName()), ViewTest.class.getClassLoader()))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends HasErrorParameter<?>> errorView(Class<?> view) {
        return (Class<? extends HasErrorParameter<?>>) view;
    }
}
