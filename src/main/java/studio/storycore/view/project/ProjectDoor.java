package studio.storycore.view.project;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.spring.annotation.SpringComponent;
import org.springframework.beans.factory.ObjectProvider;
import studio.storycore.saving.ProjectNotFound;
import studio.storycore.workspace.OpenProject;
import studio.storycore.workspace.ProjectContext;

/** Where the pages get the project that their address names: the same one for all of them, as long as the tab is in it. */
@SpringComponent
public class ProjectDoor {

    private final ObjectProvider<ProjectContext> contextOfSession;

    ProjectDoor(ObjectProvider<ProjectContext> contextOfSession) {
        this.contextOfSession = contextOfSession;
    }

    /**
     * Opens the project for the tab, as {@link ProjectContext#load} does; what that throws is left to the pages for
     * errors.
     */
    public OpenProject open(BeforeEnterEvent event) {
        String projectId =
                event.getRouteParameters().get(ProjectAddress.PROJECT).orElseThrow(() -> new ProjectNotFound(""));
        UI ui = event.getUI();
        return contextOfSession.getObject().load(projectId, ui);
    }
}
