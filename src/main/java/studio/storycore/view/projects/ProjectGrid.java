package studio.storycore.view.projects;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import studio.storycore.access.Right;
import studio.storycore.account.Person;
import studio.storycore.library.Activity;
import studio.storycore.storage.ProjectHeader;

/**
 * The list itself. One row is one block of texts that the style sheet lays out in columns where there is room and in
 * lines where there is not, and a menu of what the person may do.
 */
final class ProjectGrid extends Grid<ProjectHeader> {

    /** What can be done with a project from the list. */
    interface Actions {
        void open(ProjectHeader project);

        void rename(ProjectHeader project);

        void share(ProjectHeader project);

        void duplicate(ProjectHeader project);

        void download(ProjectHeader project);

        void trash(ProjectHeader project);

        void restore(ProjectHeader project);
    }

    private static final String ROW = """
            <div class="project-row">
              <div class="project-title">
                <a class="project-link" href="${item.address}">${item.name}</a>
                <span class="project-sharing" ?hidden="${!item.sharing}">${item.sharing}</span>
              </div>
              <div class="project-counts">${item.counts}</div>
              <div class="project-saved"><span title="${item.exact}">${item.saved}</span></div>
              <div class="project-here" ?hidden="${!item.here}">${item.here}</div>
            </div>""";

    private final Person person;
    private final RowTexts texts;
    private final Actions actions;

    ProjectGrid(Person person, RowTexts texts, Function<ProjectHeader, Optional<Activity>> activity, Actions actions) {
        super(ProjectHeader.class, false);
        this.person = person;
        this.texts = texts;
        this.actions = actions;
        addClassName("project-grid");
        addThemeVariants(GridVariant.NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        getElement().setAttribute("aria-label", getTranslation("projects.title"));

        addColumn(LitRenderer.<ProjectHeader>of(ROW)
                        .withProperty("address", header -> "projects/" + header.id())
                        .withProperty("name", texts::name)
                        .withProperty("sharing", texts::sharing)
                        .withProperty("counts", texts::counts)
                        .withProperty("saved", texts::saved)
                        .withProperty("exact", texts::exact)
                        .withProperty("here", header -> texts.here(activity.apply(header))))
                .setKey("project")
                .setFlexGrow(1);
        addComponentColumn(this::menu).setKey("menu").setWidth("4.75rem").setFlexGrow(0);
        addItemClickListener(click -> {
            if (!click.getItem().isTrashed()) {
                actions.open(click.getItem());
            }
        });
    }

    private MenuBar menu(ProjectHeader header) {
        MenuBar bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.TERTIARY);
        MenuItem root = bar.addItem(VaadinIcon.ELLIPSIS_DOTS_H.create());
        root.setAriaLabel(getTranslation("projects.menu", texts.name(header)));
        SubMenu menu = root.getSubMenu();
        Right right = Right.of(person, header);
        if (header.isTrashed()) {
            if (right.includes(Right.OWN)) {
                add(menu, VaadinIcon.ARROW_BACKWARD, "restore", header, actions::restore);
            }
            add(menu, VaadinIcon.DOWNLOAD, "download", header, actions::download);
            return bar;
        }
        add(menu, VaadinIcon.FOLDER_OPEN_O, "open", header, actions::open);
        if (right.includes(Right.EDIT)) {
            add(menu, VaadinIcon.EDIT, "rename", header, actions::rename);
        }
        if (right.includes(Right.OWN)) {
            add(menu, VaadinIcon.USERS, "share", header, actions::share);
        }
        add(menu, VaadinIcon.COPY_O, "duplicate", header, actions::duplicate);
        add(menu, VaadinIcon.DOWNLOAD, "download", header, actions::download);
        if (right.includes(Right.OWN)) {
            add(menu, VaadinIcon.TRASH, "trash", header, actions::trash);
        }
        return bar;
    }

    private void add(
            SubMenu menu, VaadinIcon symbol, String action, ProjectHeader header, Consumer<ProjectHeader> does) {
        Icon icon = symbol.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        MenuItem item = menu.addItem(icon, click -> does.accept(header));
        item.add(getTranslation("projects.action." + action));
    }
}
