package studio.storycore.view.sequences;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import studio.storycore.view.project.ProjectDoor;
import studio.storycore.view.project.ProjectLayout;
import studio.storycore.view.project.ProjectPageView;
import studio.storycore.view.project.Reasons;
import studio.storycore.workspace.OpenProject;

/** The page of a project's sequences. The address says which one is selected. */
@Route(value = "sequences/:sequenceId?", layout = ProjectLayout.class)
@PermitAll
public class SequencesView extends ProjectPageView<SequencesPage> {

    private final Reasons reasons;

    SequencesView(ProjectDoor door, Reasons reasons) {
        super(door, "project.page.sequences");
        this.reasons = reasons;
    }

    @Override
    protected SequencesPage page(OpenProject opened) {
        opened.select(null);
        return new SequencesPage(opened, reasons);
    }

    @Override
    protected void entered(SequencesPage shown, BeforeEnterEvent event) {
        shown.select(selected(event, "sequenceId"));
    }
}
