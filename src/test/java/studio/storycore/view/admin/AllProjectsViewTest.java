package studio.storycore.view.admin;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationTrigger;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import studio.storycore.account.Person;
import studio.storycore.edit.RenameProject;
import studio.storycore.live.LiveProject;
import studio.storycore.live.LiveProjects;
import studio.storycore.live.Viewer;
import studio.storycore.storage.HeaderQuery.Order;
import studio.storycore.view.projects.ProjectsScene;

class AllProjectsViewTest extends ProjectsScene {

    @Autowired
    private LiveProjects live;

    @AfterEach
    void nobodyHasAnythingOpen() {
        live.all().forEach(project -> project.viewers().forEach(viewer -> live.leave(project, viewer.tabId())));
    }

    @Test
    void itIsNotThereForOthers() {
        signIn("curious");
        UI ui = UI.getCurrent();
        ui.getInternals().getRouter().navigate(ui, new Location("admin/projects"), NavigationTrigger.PAGE_LOAD);
        _assertNone(AllProjectsView.class);
        assertThat(textOf(_get(Main.class))).contains("There is nothing here");
    }

    @Test
    void everyonesProjectsAreListedFoundByOwnerAndSorted() {
        Person one = signIn("zz-alpha");
        Person two = signIn("zz-beta");
        library.create(one, "Kite");
        library.create(two, "Apple");
        library.create(two, "Melon");
        open("zz-");
        assertThat(names()).containsExactly("Melon", "Apple", "Kite");
        GridKt._sortByKey(list(), Order.NAME.name(), SortDirection.ASCENDING);
        assertThat(names()).containsExactly("Apple", "Kite", "Melon");
        GridKt._sortByKey(list(), Order.OWNER.name(), SortDirection.DESCENDING);
        assertThat(names().getLast()).isEqualTo("Kite");
        _setValue(search(), "zz-alpha");
        assertThat(names()).containsExactly("Kite");
    }

    @Test
    void everyColumnThatTheStoreKnowsCanBeSorted() {
        signInAsAdministrator("sorter");
        UI.getCurrent().navigate("admin/projects");
        for (Order order : Order.values()) {
            assertThat(list().getColumnByKey(order.name()).isSortable())
                    .as("%s", order)
                    .isTrue();
            GridKt._sortByKey(list(), order.name(), SortDirection.ASCENDING);
            names();
        }
    }

    @Test
    void aProjectInTheTrashIsFoundThereAndTakenBack() {
        Person person = signIn("tidy");
        String film = library.create(person, "tidy away").id();
        library.trash(person, film);
        open("tidy away");
        assertThat(names()).isEmpty();
        selection().setValue(Selection.TRASH);
        assertThat(names()).containsExactly("tidy away");
        choose("tidy away", "Take back");
        eventually(() -> assertThat(names()).isEmpty());
        assertThat(library.requireView(person, film).isTrashed()).isFalse();
    }

    @Test
    void whoIsInAProjectAndWhetherItIsSavedIsSeenWithoutReloading() {
        Person person = signIn("busy");
        String film = library.create(person, "busy film").id();
        open("busy film");
        assertThat(cell("here")).isEmpty();

        LiveProject project = live.enter(film, new Viewer("busy-tab", person, null));
        eventually(() -> assertThat(cell("here")).isEqualTo("busy"));
        assertThat(cell("saving")).contains("Saved");
        eventually(() -> assertThat(textOf(_get(OpenSummary.class))).contains("1 open · 0 with unsaved changes"));

        project.submit(person, new RenameProject("busy film, renamed"));
        project.cancelAutoSave();
        assertThat(cell("saving")).contains("Unsaved changes");
        eventually(() -> assertThat(textOf(_get(OpenSummary.class))).contains("1 with unsaved changes"));
        selection().setValue(Selection.UNSAVED);
        assertThat(names()).containsExactly("busy film");

        project.saveNow();
        eventually(() -> {
            selection().setValue(Selection.OPEN);
            selection().setValue(Selection.UNSAVED);
            assertThat(names()).isEmpty();
        });
        // The list's header follows the save a moment later.
        eventually(() -> {
            selection().setValue(Selection.UNSAVED);
            selection().setValue(Selection.OPEN);
            assertThat(names()).containsExactly("busy film, renamed");
        });
        selection().setValue(Selection.FAILING);
        assertThat(names()).isEmpty();
    }

    @Test
    void anAdministratorMayDownloadEveryonesProjects() throws IOException {
        Person person = signIn("tenant");
        String film = library.create(person, "rented").id();
        open("rented");
        assertThat(actions("rented")).contains("Share", "Download as JSON", "Move to trash");
        assertThat(download(film).getStatus()).isEqualTo(200);
    }

    @Test
    void whereThereIsNoRoomForColumnsThereAreLines() {
        Person person = signIn("slim");
        library.create(person, "slim film");
        open("slim film");
        AllProjectsGrid grid = _get(AllProjectsGrid.class);
        grid.setRoom(AllProjectsGrid.Room.of(390));
        assertThat(grid.getColumns().stream().filter(column -> column.isVisible()))
                .extracting(column -> column.getKey())
                .containsExactly("lines", "menu");
        grid.setRoom(AllProjectsGrid.Room.of(1_920));
        assertThat(grid.getColumnByKey("lines").isVisible()).isFalse();
        assertThat(grid.getColumnByKey(Order.UPDATED_BY.name()).isVisible()).isTrue();
    }

    private void open(String searched) {
        signInAsAdministrator("overseer");
        UI.getCurrent().navigate("admin/projects");
        _setValue(search(), searched);
    }

    private static TextField search() {
        return _get(TextField.class, spec -> spec.withPlaceholder("Search by name, id or owner"));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Select<Selection> selection() {
        return _get(Select.class, spec -> spec.withPredicate(each -> each.getValue() instanceof Selection));
    }

    /** What the first row says in a column now. */
    private static String cell(String column) {
        return GridKt._getFormatted(list(), 0, column);
    }
}
