package studio.storycore.view.projects;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.Optional;
import java.util.function.Function;
import studio.storycore.account.Person;
import studio.storycore.library.Activity;
import studio.storycore.storage.ProjectHeader;

/**
 * The list itself. One row is one block of texts that the style sheet lays out in columns where there is room and in
 * lines where there is not, and a menu of what the person may do.
 */
@JavaScript("context://app/projects.js")
@Uses(Button.class)
@Uses(Icon.class)
final class ProjectGrid extends Grid<ProjectHeader> {

    private static final String ROW = """
            <div class="project-row">
              <div class="project-title">
                <a class="project-link" href="${item.address}">${item.name}</a>
                <span class="project-sharing" ?hidden="${!item.sharing}">${item.sharing}</span>
              </div>
              <div class="project-counts">${item.counts}</div>
              <div class="project-saved">%s</div>
              <div class="project-here" ?hidden="${!item.here}">${item.here}</div>
            </div>""".formatted(Moments.AGO);

    ProjectGrid(
            Person person,
            RowTexts texts,
            Function<ProjectHeader, Optional<Activity>> activity,
            ProjectMenu.Actions actions) {
        super(ProjectHeader.class, false);
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
                        .withProperty("at", texts::at)
                        .withProperty("date", texts::date)
                        .withProperty("exact", texts::exact)
                        .withProperty("here", header -> texts.here(activity.apply(header))))
                .setKey("project")
                .setFlexGrow(1);
        ProjectMenu.addTo(this, person, actions);
        addItemClickListener(click -> {
            if (!click.getItem().isTrashed()) {
                actions.open(click.getItem());
            }
        });
    }
}
