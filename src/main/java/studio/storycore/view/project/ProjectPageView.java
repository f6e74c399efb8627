package studio.storycore.view.project;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import org.jspecify.annotations.Nullable;
import studio.storycore.workspace.OpenProject;

/**
 * One of the pages of a project: opens the project that the address names, and makes the page anew when that is another
 * one.
 *
 * @param <P> what fills the page
 */
public abstract class ProjectPageView<P extends Component> extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final ProjectDoor door;
    private final String name;
    private @Nullable OpenProject project;
    private @Nullable P page;

    /** @param name the key of the page's name in the translation bundles */
    protected ProjectPageView(ProjectDoor door, String name) {
        this.door = door;
        this.name = name;
        addClassName("project-view");
    }

    /** Makes the page for a project that was opened. */
    protected abstract P page(OpenProject opened);

    /** Shows what else the address says; the page is there. */
    protected void entered(P shown, BeforeEnterEvent event) {}

    /** The id that the address gives for a parameter; null if it gives none. */
    protected static @Nullable String selected(BeforeEnterEvent event, String parameter) {
        return event.getRouteParameters()
                .get(parameter)
                .map(ProjectAddress::decode)
                .orElse(null);
    }

    @Override
    public final void beforeEnter(BeforeEnterEvent event) {
        OpenProject opened = door.open(event);
        P shown = page;
        if (shown == null || opened != project) {
            project = opened;
            shown = page(opened);
            page = shown;
            removeAll();
            add(shown);
        }
        entered(shown, event);
    }

    @Override
    public final String getPageTitle() {
        String title = project == null ? "" : project.content().peek().name();
        return getTranslation("project.title", getTranslation(name), title);
    }
}
