package studio.storycore.view.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import java.util.List;
import java.util.Locale;
import studio.storycore.account.Person;
import studio.storycore.storage.HeaderQuery.Order;
import studio.storycore.storage.ProjectHeader;
import studio.storycore.view.projects.Moments;
import studio.storycore.view.projects.ProjectMenu;

/**
 * All projects in columns; where there is no room for them, one block of lines a project. Every column that the store
 * knows can be sorted.
 */
@JavaScript("context://app/projects.js")
@Uses(Button.class)
@Uses(Icon.class)
final class AllProjectsGrid extends Grid<ProjectHeader> {

    /** How much of it fits beside each other. */
    enum Room {
        LINES,
        COLUMNS,
        ALL;

        private static final int WIDTH_FOR_COLUMNS = 1_300;
        private static final int WIDTH_FOR_ALL = 1_600;

        /** @param width of the browser's window, in CSS pixels */
        static Room of(int width) {
            if (width < WIDTH_FOR_COLUMNS) {
                return LINES;
            }
            return width < WIDTH_FOR_ALL ? COLUMNS : ALL;
        }
    }

    private static final String NAME = """
            <div class="all-projects-name">
              <a class="project-link" href="${item.address}">${item.name}</a>
              <span class="project-id">${item.id}</span>
            </div>""";

    private static final String LINES = """
            <div class="all-projects-lines">
              <a class="project-link" href="${item.address}">${item.name}</a>
              <span>${item.owner} · ${item.counts} · ${item.size}</span>
              %s
              <span ?hidden="${!item.here}">${item.here}</span>
              <span class="saving" data-status="${item.status}" ?hidden="${!item.saving}">${item.saving}</span>
            </div>""".formatted(Moments.AGO);

    private static final String SAVING = """
            <span class="saving" data-status="${item.status}">${item.saving}</span>""";

    private static final String SAVED = """
            <div class="all-projects-name">
              %s
              <span class="project-id" ?hidden="${!item.by}">${item.by}</span>
            </div>""".formatted(Moments.AGO);

    private static final String LINES_KEY = "lines";

    private Room room = Room.ALL;

    AllProjectsGrid(Person administrator, AllProjectsTexts texts, ProjectMenu.Actions actions) {
        super(ProjectHeader.class, false);
        addClassName("all-projects-grid");
        addThemeVariants(GridVariant.NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        setMultiSort(false);
        getElement().setAttribute("aria-label", getTranslation("admin.projects.title"));

        addColumn(LitRenderer.<ProjectHeader>of(NAME)
                        .withProperty("address", AllProjectsGrid::address)
                        .withProperty("name", ProjectHeader::name)
                        .withProperty("id", ProjectHeader::id))
                .setKey(Order.NAME.name())
                .setFlexGrow(3)
                .setWidth("10rem");
        addColumn(texts::here).setKey("here").setFlexGrow(1).setWidth("6rem");
        addColumn(saving(LitRenderer.of(SAVING), texts))
                .setKey("saving")
                .setFlexGrow(1)
                .setWidth("7rem");
        text(Order.OWNER, texts::owner);
        number(Order.SEQUENCES, texts::sequences, "6.9rem");
        number(Order.SHOTS, texts::shots, "5.4rem");
        number(Order.PHRASES, texts::phrases, "6.2rem");
        number(Order.SIZE, texts::size, "5.2rem");
        addColumn(time(LitRenderer.of(SAVED), texts)
                        .withProperty("saved", header -> "{0}")
                        .withProperty("by", header -> room == Room.ALL ? "" : texts.updatedBy(header)))
                .setKey(Order.UPDATED_AT.name())
                .setFlexGrow(1)
                .setWidth("7.5rem");
        text(Order.UPDATED_BY, texts::updatedBy);
        addColumn(time(saving(LitRenderer.of(LINES), texts), texts)
                        .withProperty("address", AllProjectsGrid::address)
                        .withProperty("name", ProjectHeader::name)
                        .withProperty("owner", texts::owner)
                        .withProperty("counts", texts::counts)
                        .withProperty("size", texts::size)
                        .withProperty("saved", texts::saved)
                        .withProperty("here", texts::hereSentence))
                .setKey(LINES_KEY)
                .setFlexGrow(1)
                .setVisible(false);
        ProjectMenu.addTo(this, administrator, actions).setFrozenToEnd(true);

        for (Order order : Order.values()) {
            getColumnByKey(order.name()).setSortable(true).setSortProperty(order.name());
        }
        getColumns().stream()
                .filter(column -> !ProjectMenu.COLUMN.equals(column.getKey()))
                .forEach(column -> column.setHeader(getTranslation(header(column.getKey()))));
        sortBy(Order.UPDATED_AT, SortDirection.DESCENDING);
    }

    /** Shows as many columns as there is room for, or lines. */
    void setRoom(Room newRoom) {
        if (room != newRoom) {
            room = newRoom;
            getColumns().stream()
                    .filter(column -> !ProjectMenu.COLUMN.equals(column.getKey()))
                    .forEach(column -> column.setVisible(LINES_KEY.equals(column.getKey()) == (room == Room.LINES)));
            if (room == Room.COLUMNS) {
                getColumnByKey(Order.UPDATED_BY.name()).setVisible(false);
            }
            getDataProvider().refreshAll();
        }
    }

    void sortBy(Order order, SortDirection direction) {
        Column<ProjectHeader> column = getColumnByKey(order.name());
        sort(List.of(new GridSortOrder<>(column, direction)));
    }

    private void text(Order order, ValueProvider<ProjectHeader, String> value) {
        addColumn(value).setKey(order.name()).setFlexGrow(1).setWidth("6rem");
    }

    private void number(Order order, ValueProvider<ProjectHeader, String> value, String width) {
        addColumn(value)
                .setKey(order.name())
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(0)
                .setWidth(width);
    }

    private static LitRenderer<ProjectHeader> saving(LitRenderer<ProjectHeader> renderer, AllProjectsTexts texts) {
        return renderer.withProperty("saving", texts::saving).withProperty("status", texts::status);
    }

    private static LitRenderer<ProjectHeader> time(LitRenderer<ProjectHeader> renderer, AllProjectsTexts texts) {
        return renderer.withProperty("at", texts::at)
                .withProperty("date", texts::date)
                .withProperty("exact", texts::exact);
    }

    private static String header(String key) {
        return "admin.projects.column." + key.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String address(ProjectHeader header) {
        return "projects/" + header.id();
    }
}
