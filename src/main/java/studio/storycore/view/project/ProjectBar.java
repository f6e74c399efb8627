package studio.storycore.view.project;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.signals.Signal;
import java.util.Optional;
import studio.storycore.access.Right;
import studio.storycore.account.Person;
import studio.storycore.storage.ProjectHeader;
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
                new UndoButtons(editor, parts),
                new SaveBadge(project, parts, saveNow),
                new SaveButton(project, saveNow));
        tools.addClassName("project-tools");
        add(name, new PageTabs(project.id()), tools, notice(project));
    }

    /**
     * Why nothing can be changed here, and who brought that about if it was while this page was open. A person whose right
     * was withdrawn stays on the page, which shows the project as it was then, so that what was typed can be copied.
     */
    private Div notice(OpenProject project) {
        Icon icon = VaadinIcon.EYE.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        Span text = new Span();
        Div notice = new Div(icon, text);
        notice.addClassName("project-notice");
        notice.getElement().setAttribute("role", "status");
        Signal.effect(this, () -> {
            ProjectHeader header = project.header().get();
            Optional<Person> changedBy = project.headerChangedBy().get();
            Optional<Person> now = project.personNow().get();
            Optional<Person> accountChangedBy = project.accountChangedBy().get();
            Right right = now.map(person -> Right.of(person, header)).orElse(Right.NONE);
            boolean mayEdit = right.includes(Right.EDIT);
            boolean noLongerAdministrator = project.person().administrator()
                    && now.filter(Person::administrator).isEmpty();
            notice.setVisible(header.isTrashed() || !mayEdit || project.paused().get());
            if (now.isEmpty()) {
                text.setText(told("project.account-disabled", accountChangedBy));
            } else if (!mayEdit && noLongerAdministrator) {
                text.setText(told("project.no-longer-administrator", accountChangedBy));
            } else if (right == Right.NONE) {
                text.setText(told("project.no-longer-shared", changedBy));
            } else if (header.isTrashed()) {
                text.setText(told("project.in-trash", changedBy));
            } else {
                text.setText(mayEdit ? getTranslation("project.paused") : told("project.read-only", changedBy));
            }
        });
        return notice;
    }

    private String told(String what, Optional<Person> changedBy) {
        return changedBy
                .map(person -> getTranslation(what + ".by", person.displayName()))
                .orElseGet(() -> getTranslation(what));
    }
}
