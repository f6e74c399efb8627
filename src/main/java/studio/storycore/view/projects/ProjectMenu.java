package studio.storycore.view.projects;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.contextmenu.GridContextMenu;
import com.vaadin.flow.component.grid.contextmenu.GridMenuItem;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import studio.storycore.access.Right;
import studio.storycore.account.Person;
import studio.storycore.storage.ProjectHeader;
import studio.storycore.view.layout.TypeAhead;

/**
 * The menu at the end of each row: what this person may do with that project. There is one for the whole list, and it is
 * filled when it is opened, so that a row costs nothing, and an open menu stays when its row is shown anew.
 *
 * <p>The list names the script {@code projects.js}, which opens it.
 */
public final class ProjectMenu extends GridContextMenu<ProjectHeader> {

    /** The key of the column with the buttons. */
    public static final String COLUMN = "menu";

    private static final String BUTTON = """
            <vaadin-button class="row-menu" theme="tertiary icon" aria-haspopup="menu" aria-label="${item.menu}"
                @click="${(click) => window.storycore.openRowMenu(click)}">
              <vaadin-icon icon="vaadin:ellipsis-dots-h"></vaadin-icon>
            </vaadin-button>""";

    /** What can be done with a project from the list. */
    public interface Actions {
        void open(ProjectHeader project);

        void rename(ProjectHeader project);

        void share(ProjectHeader project);

        void duplicate(ProjectHeader project);

        void download(ProjectHeader project);

        void trash(ProjectHeader project);

        void restore(ProjectHeader project);
    }

    private final Person person;
    private final Actions actions;

    /** Gives a list a last column with the menu. */
    public static Grid.Column<ProjectHeader> addTo(Grid<ProjectHeader> list, Person person, Actions actions) {
        ProjectMenu menu = new ProjectMenu(list, person, actions);
        // The right button stays the browser's own, which opens links in new tabs.
        list.addAttachListener(
                attach -> list.getElement().executeJs("this.$contextMenuTargetConnector.updateOpenOn('row-menu')"));
        return list.addColumn(LitRenderer.<ProjectHeader>of(BUTTON)
                        .withProperty("menu", header -> menu.getTranslation("projects.menu", header.name())))
                .setKey(COLUMN)
                .setWidth("4.75rem")
                .setFlexGrow(0);
    }

    private ProjectMenu(Grid<ProjectHeader> list, Person person, Actions actions) {
        super(list);
        this.person = person;
        this.actions = actions;
        setDynamicContentHandler(this::fill);
    }

    private boolean fill(@Nullable ProjectHeader header) {
        removeAll();
        if (header == null) {
            return false;
        }
        Right right = Right.of(person, header);
        if (header.isTrashed()) {
            if (right.includes(Right.OWN)) {
                add(VaadinIcon.ARROW_BACKWARD, "restore", header, actions::restore);
            }
            add(VaadinIcon.DOWNLOAD, "download", header, actions::download);
            return true;
        }
        add(VaadinIcon.FOLDER_OPEN_O, "open", header, actions::open);
        if (right.includes(Right.EDIT)) {
            TypeAhead.opensField(add(VaadinIcon.EDIT, "rename", header, actions::rename));
        }
        if (right.includes(Right.OWN)) {
            TypeAhead.opensField(add(VaadinIcon.USERS, "share", header, actions::share));
        }
        TypeAhead.opensField(add(VaadinIcon.COPY_O, "duplicate", header, actions::duplicate));
        add(VaadinIcon.DOWNLOAD, "download", header, actions::download);
        if (right.includes(Right.OWN)) {
            add(VaadinIcon.TRASH, "trash", header, actions::trash);
        }
        return true;
    }

    private GridMenuItem<ProjectHeader> add(
            VaadinIcon symbol, String action, ProjectHeader header, Consumer<ProjectHeader> does) {
        Icon icon = symbol.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        GridMenuItem<ProjectHeader> item = addItem(icon, click -> does.accept(header));
        item.add(item.getTranslation("projects.action." + action));
        return item;
    }
}
