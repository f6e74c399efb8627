package studio.storycore.view.projects;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.function.Consumer;
import studio.storycore.access.Right;
import studio.storycore.account.Person;
import studio.storycore.storage.ProjectHeader;
import studio.storycore.view.layout.TypeAhead;

/** The menu at the end of a row: what this person may do with that project. */
public final class ProjectMenu {

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

    private ProjectMenu() {}

    public static MenuBar of(Person person, ProjectHeader header, Actions actions) {
        MenuBar bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.TERTIARY);
        MenuItem root = bar.addItem(VaadinIcon.ELLIPSIS_DOTS_H.create());
        root.setAriaLabel(bar.getTranslation("projects.menu", header.name()));
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
            TypeAhead.opensField(add(menu, VaadinIcon.EDIT, "rename", header, actions::rename));
        }
        if (right.includes(Right.OWN)) {
            TypeAhead.opensField(add(menu, VaadinIcon.USERS, "share", header, actions::share));
        }
        TypeAhead.opensField(add(menu, VaadinIcon.COPY_O, "duplicate", header, actions::duplicate));
        add(menu, VaadinIcon.DOWNLOAD, "download", header, actions::download);
        if (right.includes(Right.OWN)) {
            add(menu, VaadinIcon.TRASH, "trash", header, actions::trash);
        }
        return bar;
    }

    private static MenuItem add(
            SubMenu menu, VaadinIcon symbol, String action, ProjectHeader header, Consumer<ProjectHeader> does) {
        Icon icon = symbol.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        MenuItem item = menu.addItem(icon, click -> does.accept(header));
        item.add(item.getTranslation("projects.action." + action));
        return item;
    }
}
