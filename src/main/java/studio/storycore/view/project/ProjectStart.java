package studio.storycore.view.project;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import studio.storycore.workspace.OpenProject;

/** The bare address of a project: leads to its shots, or to its sequences while there is nothing else to see. */
@Route(value = "", layout = ProjectLayout.class)
@PermitAll
public class ProjectStart extends Div implements BeforeEnterObserver {

    private final ProjectDoor door;

    ProjectStart(ProjectDoor door) {
        this.door = door;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        OpenProject project = door.open(event);
        boolean empty = project.content().peek().shots().isEmpty();
        event.forwardTo(ProjectAddress.page(project.id(), empty ? "sequences" : "shots"));
    }
}
