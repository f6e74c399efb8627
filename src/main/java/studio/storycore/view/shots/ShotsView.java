package studio.storycore.view.shots;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;
import studio.storycore.view.project.ProjectAddress;
import studio.storycore.view.project.ProjectDoor;
import studio.storycore.view.project.ProjectLayout;
import studio.storycore.workspace.OpenProject;

/** The page of a project's shots. The address says which one is selected. */
@Route(value = "shots/:shotId?", layout = ProjectLayout.class)
@PermitAll
public class ShotsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final ProjectDoor door;
    private final ShotPageParts parts;
    private @Nullable OpenProject project;
    private @Nullable ShotsPage page;

    ShotsView(ProjectDoor door, ShotPageParts parts) {
        this.door = door;
        this.parts = parts;
        addClassName("project-view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        OpenProject opened = door.open(event);
        if (page == null || opened != project) {
            project = opened;
            page = new ShotsPage(opened, parts);
            removeAll();
            add(page);
        }
        page.select(event.getRouteParameters()
                .get("shotId")
                .map(ProjectAddress::decode)
                .orElse(null));
    }

    @Override
    public String getPageTitle() {
        String name = project == null ? "" : project.content().peek().name();
        return getTranslation("project.title", getTranslation("project.page.shots"), name);
    }
}
