package studio.storycore.view.project;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RoutePrefix;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;
import studio.storycore.view.layout.MainLayout;
import studio.storycore.workspace.OpenProject;

/**
 * The frame of a project's pages. Opens the project for the tab and leaves it when the tab goes elsewhere or is closed.
 *
 * <p>Being detached does not say that the tab is gone: a resynchronisation detaches and attaches everything again. So
 * the project is left when a navigation ended outside of this frame, or when the page is closing.
 */
@RoutePrefix("projects/:projectId")
@ParentLayout(MainLayout.class)
@PermitAll
@StyleSheet("context://app/project.css")
@JavaScript("context://app/project.js")
public class ProjectLayout extends Div implements RouterLayout, BeforeEnterObserver {

    private final ProjectDoor door;
    private final ProjectBarParts parts;
    private final Div top = new Div();
    private final Div page = new Div();
    private @Nullable OpenProject open;
    private @Nullable DraftKeeper keeper;
    private @Nullable Registration leaving;

    ProjectLayout(ProjectDoor door, ProjectBarParts parts) {
        this.door = door;
        this.parts = parts;
        addClassName("project");
        top.addClassName("project-top");
        page.addClassName("project-page");
        add(top, page);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        OpenProject project = door.open(event);
        if (open == project) {
            return;
        }
        leaveProject(event.getUI());
        open = project;
        top.removeAll();
        DraftKeeper drafts = new DraftKeeper(project, parts.reasons());
        keeper = drafts;
        top.add(new ProjectBar(project, parts), drafts);
        if (leaving == null) {
            UI ui = event.getUI();
            leaving = Registration.combine(
                    ui.addAfterNavigationListener(navigation -> navigated(navigation, ui)),
                    ui.addDetachListener(detach -> closed(ui)));
        }
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        page.getElement().removeAllChildren();
        page.getElement().appendChild(content.getElement());
    }

    @Override
    public void removeRouterLayoutContent(@Nullable HasElement oldContent) {
        if (oldContent != null) {
            Element old = oldContent.getElement();
            if (page.getElement().equals(old.getParent())) {
                page.getElement().removeChild(old);
            }
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs("window.storycore.projectKeys(this)");
    }

    private void closed(UI ui) {
        if (ui.isClosing()) {
            leave(ui);
        }
    }

    private void navigated(AfterNavigationEvent event, UI ui) {
        if (!event.getActiveChain().contains(this)) {
            leave(ui);
        }
    }

    private void leave(UI ui) {
        if (leaving != null) {
            leaving.remove();
            leaving = null;
        }
        leaveProject(ui);
    }

    private void leaveProject(UI ui) {
        if (open != null) {
            open.close();
            open = null;
        }
        if (keeper != null) {
            keeper.left(ui);
            keeper = null;
        }
    }
}
