package studio.storycore.view.settings;

import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import studio.storycore.view.project.Editor;
import studio.storycore.view.project.ProjectDoor;
import studio.storycore.view.project.ProjectLayout;
import studio.storycore.view.project.ProjectPageView;
import studio.storycore.view.project.Reasons;
import studio.storycore.workspace.OpenProject;

/** The page of a project's settings. */
@Route(value = "settings", layout = ProjectLayout.class)
@PermitAll
public class SettingsView extends ProjectPageView<SettingsForm> {

    private final Reasons reasons;

    SettingsView(ProjectDoor door, Reasons reasons) {
        super(door, "project.page.settings");
        this.reasons = reasons;
        addClassName("scrolling");
    }

    @Override
    protected SettingsForm page(OpenProject opened) {
        opened.select(null);
        return new SettingsForm(new Editor(opened, reasons));
    }
}
