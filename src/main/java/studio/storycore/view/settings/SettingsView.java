package studio.storycore.view.settings;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;
import studio.storycore.view.project.Editor;
import studio.storycore.view.project.ProjectDoor;
import studio.storycore.view.project.ProjectLayout;
import studio.storycore.view.project.Reasons;
import studio.storycore.workspace.OpenProject;

/** The page of a project's settings. */
@Route(value = "settings", layout = ProjectLayout.class)
@PermitAll
public class SettingsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final ProjectDoor door;
    private final Reasons reasons;
    private @Nullable OpenProject project;

    SettingsView(ProjectDoor door, Reasons reasons) {
        this.door = door;
        this.reasons = reasons;
        addClassNames("project-view", "scrolling");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        OpenProject opened = door.open(event);
        if (opened != project) {
            project = opened;
            opened.select(null);
            removeAll();
            add(new SettingsForm(new Editor(opened, reasons)));
        }
    }

    @Override
    public String getPageTitle() {
        String name = project == null ? "" : project.content().peek().name();
        return getTranslation("project.title", getTranslation("project.page.settings"), name);
    }
}
