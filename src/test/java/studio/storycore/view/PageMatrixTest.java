package studio.storycore.view;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._fireValueChange;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationTrigger;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import studio.storycore.account.Accounts;
import studio.storycore.account.Person;
import studio.storycore.account.SignedIn;
import studio.storycore.library.ProjectDocuments;
import studio.storycore.live.LiveProjects;
import studio.storycore.project.Project;
import studio.storycore.storage.Member;
import studio.storycore.view.layout.ErrorPage;
import studio.storycore.view.project.ProjectPageView;
import studio.storycore.view.projects.ProjectsScene;

/**
 * Every page, opened by everyone. A row is the address of a page and what is shown to each person that the first line
 * names: a page by its name, {@code nothing} for the page that says so, and of a project whether its fields can be edited
 * or only read, or {@code shown} where it has none yet. A page that is added without a row fails a test here.
 *
 * <p>Who is not signed in, or has a disabled account, does not get as far as this over HTTP: see {@code CallMatrixTest}.
 */
class PageMatrixTest extends ProjectsScene {

    private static final List<Row> PAGES = rows("""
            page                                         nobody first   stranger viewer   editor   owner    admin
            /                                            login  account projects projects projects projects projects
            /login                                       login  account login    login    login    login    login
            /account                                     login  account account  account  account  account  account
            /projects                                    login  account projects projects projects projects projects
            /projects/:projectId                         login  account nothing  shown    shown    shown    shown
            /projects/:projectId/sequences/:sequenceId?  login  account nothing  reads    edits    edits    edits
            /projects/:projectId/shots/:shotId?          login  account nothing  reads    edits    edits    edits
            /projects/:projectId/dialogue/:phraseId?     login  account nothing  reads    edits    edits    edits
            /projects/:projectId/settings                login  account nothing  reads    edits    edits    edits
            /admin/projects                              login  account nothing  nothing  nothing  nothing  allprojects
            /admin/users                                 login  account nothing  nothing  nothing  nothing  users
            """);

    private static final String SECRET = "The name that nobody else may see";

    private enum Caller {
        NOBODY,
        FIRST,
        STRANGER,
        VIEWER,
        EDITOR,
        OWNER,
        ADMIN;

        String username() {
            return "pages-" + name().toLowerCase(Locale.ROOT);
        }

        boolean isAdministrator() {
            return this == FIRST || this == ADMIN;
        }

        boolean mayKnowTheProject() {
            return compareTo(STRANGER) > 0;
        }
    }

    private record Row(String page, Map<Caller, String> shown) {

        @Override
        public String toString() {
            return page;
        }
    }

    @Autowired
    private Accounts accounts;

    @Autowired
    private ProjectDocuments documents;

    @Autowired
    private LiveProjects live;

    @Autowired
    private MongoOperations mongo;

    private Project project;

    @BeforeEach
    void shareAProject() {
        for (Caller caller : Caller.values()) {
            if (caller != Caller.NOBODY) {
                SignedIn.withAccount(context, caller.username(), caller.isAdministrator());
            }
        }
        Person owner = accounts.person(Caller.OWNER.username()).orElseThrow();
        Person admin = accounts.person(Caller.ADMIN.username()).orElseThrow();
        String id = library.createSample(owner, Locale.ENGLISH).id();
        library.rename(owner, id, SECRET);
        library.share(owner, id, Caller.VIEWER.username(), Member.Role.VIEWER);
        library.share(owner, id, Caller.EDITOR.username(), Member.Role.EDITOR);
        project = documents.read(owner, id).content();
        accounts.resetPassword(admin, Caller.FIRST.username());
        SignedIn.nobody();
    }

    private static List<Row> pages() {
        return PAGES;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageIsShownToEveryoneAsItsRowSays(Row row) {
        Map<Caller, String> shown = new EnumMap<>(Caller.class);
        for (Caller caller : Caller.values()) {
            visit(caller, row.page());
            shown.put(caller, shown());
            if (!caller.mayKnowTheProject()) {
                assertThat(textOf(UI.getCurrent())).as(row + " as " + caller).doesNotContain(SECRET);
            }
        }
        assertThat(shown).isEqualTo(row.shown());
    }

    @Test
    void everyPageHasARow() {
        Set<String> rows = PAGES.stream().map(Row::page).collect(Collectors.toSet());
        Set<String> routes = UI.getCurrent().getInternals().getRouter().getRegistry().getRegisteredRoutes().stream()
                .map(route -> "/" + route.getTemplate())
                .collect(Collectors.toSet());
        assertThat(routes).contains("/projects").isEqualTo(rows);
    }

    /** What a browser sends that does not keep to what its page shows. */
    @ParameterizedTest
    @ValueSource(strings = {"sequences/:sequenceId?", "shots/:shotId?", "dialogue/:phraseId?", "settings"})
    void aFieldThatIsForReadingTakesNothingFromAViewersBrowser(String page) {
        visit(Caller.VIEWER, "/projects/:projectId/" + page);
        List<Component> fields = fields();
        for (Component field : fields) {
            if (field instanceof TextField text) {
                send(text, "sent all the same");
            } else if (field instanceof TextArea area) {
                send(area, "sent all the same");
            }
        }
        assertThat(fields).hasAtLeastOneElementOfType(TextField.class);
        MockVaadin.clientRoundtrip(false);
        assertThat(live.ifOpen(project.id()).orElseThrow().current()).isEqualTo(project);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theDownloadOfAProjectIsForWhomItIsSharedWith(boolean readable) throws IOException {
        if (!readable) {
            mongo.getCollection("documents")
                    .updateOne(
                            new Document("_id", project.id()),
                            new Document("$set", new Document("project.schemaVersion", "9.9")));
        }
        Map<Caller, Integer> statuses = new EnumMap<>(Caller.class);
        for (Caller caller : List.of(Caller.STRANGER, Caller.VIEWER, Caller.EDITOR, Caller.OWNER, Caller.ADMIN)) {
            visit(caller, "/projects");
            statuses.put(caller, download(project.id()).getStatus());
        }
        assertThat(statuses)
                .isEqualTo(Map.of(
                        Caller.STRANGER,
                        404,
                        Caller.VIEWER,
                        200,
                        Caller.EDITOR,
                        200,
                        Caller.OWNER,
                        200,
                        Caller.ADMIN,
                        200));
    }

    private void visit(Caller caller, String page) {
        closeVaadin();
        openVaadin();
        if (caller != Caller.NOBODY) {
            SignedIn.withAccount(context, caller.username(), caller.isAdministrator());
        }
        String address = page.substring(1)
                .replace(":projectId", project.id())
                .replace(":sequenceId?", project.sequences().getFirst().id())
                .replace(":shotId?", project.shots().getFirst().id())
                .replace(":phraseId?", project.audioPhrases().getFirst().id());
        UI ui = UI.getCurrent();
        ui.getInternals().getRouter().navigate(ui, new Location(address), NavigationTrigger.PAGE_LOAD);
        MockVaadin.clientRoundtrip(false);
    }

    private static String shown() {
        List<HasElement> chain = UI.getCurrent().getInternals().getActiveRouterTargetsChain();
        if (chain.isEmpty()) {
            // No page was made; the browser is told to go to the one for logging in.
            return "login";
        }
        HasElement page = chain.getFirst();
        return switch (page) {
            case ErrorPage error -> textOf(error).contains("There is nothing here") ? "nothing" : "failure";
            case ProjectPageView<?> view -> editing();
            default -> page.getClass().getSimpleName().replace("View", "").toLowerCase(Locale.ROOT);
        };
    }

    private static String editing() {
        List<Component> fields = fields();
        if (fields.isEmpty()) {
            return "shown";
        }
        return fields.stream().allMatch(field -> ((HasValue<?, ?>) field).isReadOnly()) ? "reads" : "edits";
    }

    /** Those that stand for a field of the project. */
    private static List<Component> fields() {
        return _find(
                Component.class,
                spec -> spec.withPredicate(field -> field.getElement().hasAttribute("data-draft")));
    }

    /** The field itself takes what is sent, so that it is the project that refuses it. */
    private static <C extends AbstractField<C, String>> void send(C field, String text) {
        field.setValue(text);
        field.setReadOnly(false);
        field.setValue(text);
        _fireValueChange(field, true);
    }

    private static List<Row> rows(String table) {
        List<String[]> lines =
                table.lines().map(line -> line.strip().split("\\s+")).toList();
        List<Caller> callers = Arrays.stream(lines.getFirst())
                .skip(1)
                .map(name -> Caller.valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
        return lines.stream().skip(1).map(cells -> row(cells, callers)).toList();
    }

    private static Row row(String[] cells, List<Caller> callers) {
        Map<Caller, String> shown = new EnumMap<>(Caller.class);
        for (int i = 0; i < callers.size(); i++) {
            shown.put(callers.get(i), cells[1 + i]);
        }
        return new Row(cells[0], shown);
    }
}
