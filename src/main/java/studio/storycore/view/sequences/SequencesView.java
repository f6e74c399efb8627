package studio.storycore.view.sequences;

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
import studio.storycore.view.project.Reasons;
import studio.storycore.workspace.OpenProject;

/** The page of a project's sequences. The address says which one is selected. */
@Route(value = "sequences/:sequenceId?", layout = ProjectLayout.class)
@PermitAll
public class SequencesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final ProjectDoor door;
    private final Reasons reasons;
    private @Nullable OpenProject project;
    private @Nullable SequencesPage page;

    SequencesView(ProjectDoor door, Reasons reasons) {
        this.door = door;
        this.reasons = reasons;
        addClassName("project-view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        OpenProject opened = door.open(event);
        if (page == null || opened != project) {
            project = opened;
            opened.select(null);
            page = new SequencesPage(opened, reasons);
            removeAll();
            add(page);
        }
        page.select(event.getRouteParameters()
                .get("sequenceId")
                .map(ProjectAddress::decode)
                .orElse(null));
    }

    @Override
    public String getPageTitle() {
        String name = project == null ? "" : project.content().peek().name();
        return getTranslation("project.title", getTranslation("project.page.sequences"), name);
    }
}
