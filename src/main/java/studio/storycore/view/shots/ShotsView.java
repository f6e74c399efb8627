package studio.storycore.view.shots;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import studio.storycore.view.project.ProjectDoor;
import studio.storycore.view.project.ProjectLayout;
import studio.storycore.view.project.ProjectPageView;
import studio.storycore.workspace.OpenProject;

/** The page of a project's shots. The address says which one is selected. */
@Route(value = "shots/:shotId?", layout = ProjectLayout.class)
@PermitAll
public class ShotsView extends ProjectPageView<ShotsPage> {

    private final ShotPageParts parts;

    ShotsView(ProjectDoor door, ShotPageParts parts) {
        super(door, "project.page.shots");
        this.parts = parts;
    }

    @Override
    protected ShotsPage page(OpenProject opened) {
        return new ShotsPage(opened, parts);
    }

    @Override
    protected void entered(ShotsPage shown, BeforeEnterEvent event) {
        shown.select(selected(event, "shotId"));
    }
}
