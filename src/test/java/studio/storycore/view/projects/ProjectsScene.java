package studio.storycore.view.projects;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.BasicUtilsKt;
import com.github.mvysny.kaributesting.v10.ContextMenuKt;
import com.github.mvysny.kaributesting.v10.GridKt;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.NotificationsKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.contextmenu.GridMenuItem;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import studio.storycore.library.ProjectLibrary;
import studio.storycore.storage.ProjectHeader;
import studio.storycore.view.ViewTest;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What tests do on the pages with lists of projects. */
public abstract class ProjectsScene extends ViewTest {

    @Autowired
    protected ProjectLibrary library;

    /** Waits for what a page does in the background, and lets the page show it. */
    protected static void eventually(ThrowingRunnable expected) {
        await().atMost(Duration.ofSeconds(20))
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .untilAsserted(() -> {
                    MockVaadin.clientRoundtrip(false);
                    expected.run();
                });
    }

    @SuppressWarnings("unchecked")
    protected static Grid<ProjectHeader> list() {
        return _get(Grid.class);
    }

    /** The names on the page, from top to bottom; empty when there is no list. */
    protected static List<String> names() {
        return _find(Grid.class).isEmpty()
                ? List.of()
                : GridKt._fetch(list(), 0, 200).stream()
                        .map(ProjectHeader::name)
                        .toList();
    }

    protected static List<String> actions(String project) {
        return items(project).stream().map(ViewTest::textOf).toList();
    }

    /** Clicks an entry of a row's menu. */
    protected static void choose(String project, String action) {
        GridMenuItem<ProjectHeader> item = items(project).stream()
                .filter(each -> textOf(each).equals(action))
                .findFirst()
                .orElseThrow(() -> new AssertionError(action + " is not offered"));
        ContextMenuKt._click(item, GridKt._get(list(), names().indexOf(project)));
    }

    protected static void click(String button) {
        List<Button> found = _find(Button.class).stream()
                .filter(each -> each.getText().equals(button))
                .toList();
        assertThat(found).as("buttons with the text %s", button).isNotEmpty();
        found.getLast().click();
    }

    protected static String messages() {
        return String.join(
                "\n",
                NotificationsKt.getNotifications().stream()
                        .map(ViewTest::textOf)
                        .toList());
    }

    protected static void clickInMessage(String button) {
        for (Notification message : NotificationsKt.getNotifications()) {
            _find(message, Button.class).stream()
                    .filter(each -> each.getText().equals(button))
                    .forEach(Button::click);
        }
    }

    /** Asks the page's download address for a project, as whoever is signed in. */
    protected static MockHttpServletResponse download(String projectId) throws IOException {
        VaadinServletService service =
                (VaadinServletService) VaadinSession.getCurrent().getService();
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setParameter("project", projectId);
        MockHttpServletResponse response = new MockHttpServletResponse();
        ProjectDownload download = _get(ProjectDownload.class);
        download.handle(new DownloadEvent(
                new VaadinServletRequest(request, service),
                new VaadinServletResponse(response, service),
                VaadinSession.getCurrent(),
                download.getElement()));
        return response;
    }

    /** Opens a row's menu, as the browser asks for it. */
    private static List<GridMenuItem<ProjectHeader>> items(String project) {
        ProjectHeader row = GridKt._get(list(), names().indexOf(project));
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        detail.put("key", list().getDataCommunicator().getKeyMapper().key(row));
        BasicUtilsKt._fireDomEvent(
                list(),
                "vaadin-context-menu-before-open",
                JsonNodeFactory.instance.objectNode().set("event.detail", detail));
        MockVaadin.clientRoundtrip(false);
        return _find(ProjectMenu.class).getLast().getItems();
    }
}
