package studio.storycore.view.dialogue;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import studio.storycore.view.project.ProjectDoor;
import studio.storycore.view.project.ProjectLayout;
import studio.storycore.view.project.ProjectPageView;
import studio.storycore.view.project.Reasons;
import studio.storycore.workspace.OpenProject;

/** The page of a project's dialogue. The address says which phrase is selected. */
@Route(value = "dialogue/:phraseId?", layout = ProjectLayout.class)
@PermitAll
public class DialogueView extends ProjectPageView<DialoguePage> {

    private final PhraseLists lists;
    private final Reasons reasons;

    DialogueView(ProjectDoor door, PhraseLists lists, Reasons reasons) {
        super(door, "project.page.dialogue");
        this.lists = lists;
        this.reasons = reasons;
    }

    @Override
    protected DialoguePage page(OpenProject opened) {
        opened.select(null);
        return new DialoguePage(opened, lists, reasons);
    }

    @Override
    protected void entered(DialoguePage shown, BeforeEnterEvent event) {
        shown.select(selected(event, "phraseId"));
    }
}
