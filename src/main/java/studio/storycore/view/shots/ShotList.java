package studio.storycore.view.shots;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Optional;
import studio.storycore.prompt.PromptState;
import studio.storycore.view.layout.TypeAhead;
import studio.storycore.view.project.Timecode;

/** The list of the shots with what searches it and adds to it. */
final class ShotList extends Div {

    /** What the list can be narrowed to. */
    private enum Shown {
        ALL(Optional.empty()),
        COMPLETE(Optional.of(PromptState.COMPLETE)),
        INCOMPLETE(Optional.of(PromptState.INCOMPLETE)),
        INVALID(Optional.of(PromptState.INVALID));

        private final Optional<PromptState> state;

        Shown(Optional<PromptState> state) {
            this.state = state;
        }
    }

    private final ShotGrid grid;
    private final TextField search = new TextField();
    private final Select<Shown> state = new Select<>();
    private final Button add;
    private final Span summary = new Span();
    private ShotRows all = new ShotRows(List.of());

    ShotList(ShotGrid.Commands commands, Runnable addShot) {
        addClassName("entity-list");
        grid = new ShotGrid(commands);

        search.setPlaceholder(getTranslation("shots.search"));
        search.setAriaLabel(getTranslation("shots.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> filter());

        state.setItems(Shown.values());
        state.setValue(Shown.ALL);
        state.setAriaLabel(getTranslation("shots.filter"));
        state.setItemLabelGenerator(
                shown -> getTranslation(shown.state.map(PromptStates::key).orElse("shots.filter.all")));
        state.addValueChangeListener(change -> filter());

        add = TypeAhead.opensField(
                new Button(getTranslation("shots.add"), VaadinIcon.PLUS.create(), click -> addShot.run()));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.addClassName("add-shot");

        summary.addClassName("list-summary");
        Div tools = new Div(search, add, summary, state);
        tools.addClassName("list-tools");
        add(tools, grid);
    }

    ShotGrid grid() {
        return grid;
    }

    void show(ShotRows rows) {
        all = rows;
        filter();
    }

    void setEditable(boolean editable) {
        add.setVisible(editable);
        grid.setEditable(editable);
    }

    void clearFilter() {
        search.clear();
        state.setValue(Shown.ALL);
    }

    private void filter() {
        grid.show(new ShotFilter(search.getValue(), state.getValue().state).apply(all));
        int shots = 0;
        int complete = 0;
        double duration = 0;
        for (ShotRow row : all.rows()) {
            if (row instanceof ShotRow.Item item) {
                shots++;
                complete += item.state() == PromptState.COMPLETE ? 1 : 0;
                duration += item.number() > 0 ? item.shot().duration() : 0;
            }
        }
        summary.setText(getTranslation("shots.summary", shots, Timecode.of(duration), complete));
    }
}
