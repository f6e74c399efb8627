package studio.storycore.view.admin;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import java.util.Locale;
import java.util.Optional;
import studio.storycore.account.Person;
import studio.storycore.account.Roles;
import studio.storycore.library.Activity;
import studio.storycore.saving.ProjectNotFound;
import studio.storycore.storage.HeaderQuery.Order;
import studio.storycore.storage.ProjectHeader;
import studio.storycore.storage.StorageFailure;
import studio.storycore.view.layout.MainLayout;
import studio.storycore.view.project.Reasons;
import studio.storycore.view.projects.Desk;
import studio.storycore.view.projects.LiveRows;
import studio.storycore.view.projects.Moments;
import studio.storycore.view.projects.ProjectActions;
import studio.storycore.view.projects.ProjectDownload;
import studio.storycore.view.projects.StoreSilent;

/**
 * Every project of everyone, for administrators: whose it is, how large, when it was saved, who is in it, and whether
 * something of it waits for the database or cannot get there.
 */
@Route(value = "admin/projects", layout = MainLayout.class)
@RolesAllowed(Roles.ADMINISTRATOR)
@StyleSheet("context://app/projects.css")
final class AllProjectsView extends Div implements HasDynamicTitle {

    private static final int PAUSE_IN_TYPING = 250;

    private final Desk desk;
    private final Person administrator;
    private final AllProjects projects;
    private final AllProjectsGrid grid;
    private final TextField search = new TextField();
    private final Select<Selection> selection = new Select<>();
    private final Select<Order> sorting = new Select<>();
    private final Span count = new Span();
    private final StoreSilent storeSilent = new StoreSilent(this::refresh);

    AllProjectsView(Desk desk, Reasons reasons) {
        this.desk = desk;
        administrator = desk.person();
        addClassName("all-projects-view");

        ProjectDownload download = new ProjectDownload(desk);
        Moments moments = desk.moments(UI.getCurrent());
        AllProjectsTexts texts = new AllProjectsTexts(this, desk, moments, reasons, this::activity);
        projects = new AllProjects(desk.library(), desk::person, this::failed);
        grid = new AllProjectsGrid(administrator, texts, new ProjectActions(this, desk, download, this::refresh));
        grid.setItems(projects);
        OpenSummary summary = new OpenSummary(desk.library(), administrator);
        moments.keepRight(grid, desk.scheduler().getClock());
        LiveRows.keepFresh(grid, desk.scheduler(), this::activity, this::reread, summary::look);

        Header header = new Header(new H1(getTranslation("admin.projects.title")), summary);
        add(header, filter(), storeSilent, grid, download);
        refresh();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("admin.projects.title") + " · " + getTranslation("app.name");
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        super.onAttach(attach);
        setWidthOfWindow(attach.getUI().getPage().getExtendedClientDetails().getWindowInnerWidth());
        Registration resizing =
                attach.getUI().getPage().addBrowserWindowResizeListener(resize -> setWidthOfWindow(resize.getWidth()));
        addDetachListener(detach -> {
            resizing.remove();
            detach.unregisterListener();
        });
    }

    private Div filter() {
        Icon icon = VaadinIcon.SEARCH.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        search.setPrefixComponent(icon);
        search.setPlaceholder(getTranslation("admin.projects.search"));
        search.setAriaLabel(getTranslation("admin.projects.search"));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(PAUSE_IN_TYPING);
        search.addValueChangeListener(typed -> refresh());

        selection.setItems(Selection.values());
        selection.setItemLabelGenerator(each -> getTranslation(each.key()));
        selection.setAriaLabel(getTranslation("admin.projects.selection"));
        selection.setValue(Selection.IN_USE);
        selection.addValueChangeListener(chosen -> refresh());

        sorting.setItems(Order.values());
        sorting.setItemLabelGenerator(each -> getTranslation(
                "admin.projects.column." + each.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        sorting.setAriaLabel(getTranslation("projects.sort"));
        sorting.setValue(Order.UPDATED_AT);
        sorting.addValueChangeListener(chosen -> grid.sortBy(
                chosen.getValue(),
                switch (chosen.getValue()) {
                    case NAME, OWNER, UPDATED_BY -> SortDirection.ASCENDING;
                    default -> SortDirection.DESCENDING;
                }));
        count.addClassNames("all-projects-count", "figures");
        Div filter = new Div(search, selection, sorting, count);
        filter.addClassName("list-filter");
        return filter;
    }

    private void setWidthOfWindow(int width) {
        AllProjectsGrid.Room room = AllProjectsGrid.Room.of(width);
        grid.setRoom(room);
        sorting.setVisible(room != AllProjectsGrid.Room.ALL);
    }

    private void refresh() {
        try {
            int found = projects.show(search.getValue().strip(), selection.getValue());
            count.setText(getTranslation("admin.projects.count", found));
            storeSilent.setVisible(false);
            grid.setVisible(true);
        } catch (StorageFailure failure) {
            failed(failure);
        }
    }

    private void failed(StorageFailure failure) {
        storeSilent.tell(desk.failures().help(failure, getLocale()));
        grid.setVisible(false);
        count.setText("");
    }

    private Optional<Activity> activity(ProjectHeader header) {
        return desk.library().activity(administrator, header.id());
    }

    private ProjectHeader reread(ProjectHeader header) {
        try {
            return desk.library().requireView(administrator, header.id());
        } catch (ProjectNotFound gone) {
            return header;
        }
    }
}
