package studio.storycore.view.project;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.signals.Signal;
import studio.storycore.access.Right;
import studio.storycore.storage.ProjectHeader;
import studio.storycore.view.layout.Notifications;
import studio.storycore.workspace.OpenProject;

/** The top of every page of a project: its name, its pages, who is here, undo and redo, and what is true about saving. */
final class ProjectBar extends Header {

    ProjectBar(OpenProject project, ProjectBarParts parts) {
        addClassName("project-bar");
        H1 name = new H1();
        name.addClassName("project-name");
        Signal.effect(this, () -> {
            String text = project.content().get().name();
            name.setText(text.isBlank() ? getTranslation("project.unnamed") : text);
            name.getElement().setAttribute("title", text);
        });

        SaveNow saveNow = new SaveNow(project, parts.reasons());
        Editor editor = new Editor(project, parts.reasons());
        Div tools = new Div(
                new ViewerAvatars(project),
                new UndoButtons(editor),
                new SaveBadge(project, parts, saveNow),
                new SaveButton(project, saveNow));
        tools.addClassName("project-tools");
        add(name, new PageTabs(project.id()), tools, notice(project));
    }

    /** Why nothing can be changed here: for those who may only look, and while editing pauses. */
    private Div notice(OpenProject project) {
        Icon icon = VaadinIcon.EYE.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        Span text = new Span();
        Div notice = new Div(icon, text);
        notice.addClassName("project-notice");
        notice.getElement().setAttribute("role", "status");
        Signal.effect(this, () -> {
            ProjectHeader header = project.header().get();
            Right right = Right.of(project.person(), header);
            if (right == Right.NONE) {
                goAway(UI.getCurrent());
            }
            boolean mayEdit = right.includes(Right.EDIT);
            boolean paused = project.paused().get();
            notice.setVisible(header.isTrashed() || !mayEdit || paused);
            if (header.isTrashed()) {
                text.setText(getTranslation("project.in-trash"));
            } else {
                text.setText(getTranslation(mayEdit ? "project.paused" : "project.read-only"));
            }
        });
        return notice;
    }

    /** The project is not shared with this person any more: what others do in it must not be seen from now on. */
    private static void goAway(UI ui) {
        ui.access(() -> {
            ui.navigate("projects");
            Notifications.warning(ui.getTranslation("project.no-longer-shared"));
        });
    }
}
