package studio.storycore.view.sequences;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.grid.dnd.GridDropEvent;
import com.vaadin.flow.component.grid.dnd.GridDropLocation;
import com.vaadin.flow.component.grid.dnd.GridDropMode;
import com.vaadin.flow.data.renderer.LitRenderer;
import org.jspecify.annotations.Nullable;
import studio.storycore.view.project.RowGrid;
import studio.storycore.view.project.Timecode;

/** The sequences of a project in playing order; a row is one template. */
final class SequenceGrid extends RowGrid<SequenceRow> {

    /** What the person does in the list. */
    interface Commands {

        void open(String sequenceId);

        void step(boolean towardsStart);

        /** @param after the sequence before its new place; null for the first place */
        void moveBehind(String sequenceId, @Nullable String after);
    }

    private static final String TEMPLATE = """
            <div class="shot-row">
              <div class="sequence-head">
                <span class="shot-number">${item.number}</span>
                <span class="sequence-name">${item.name}</span>
                <span class="sequence-facts">${item.facts}</span>
              </div>
              <div class="shot-words quiet" ?hidden="${!item.description}">${item.description}</div>
            </div>""";

    private final Commands commands;
    private @Nullable String dragged;

    SequenceGrid(Commands commands) {
        this.commands = commands;
        setAriaLabel(getTranslation("sequences.list"));
        setEmptyStateText(getTranslation("sequences.empty.short"));
        addColumn(LitRenderer.<SequenceRow>of(TEMPLATE)
                .withProperty("number", row -> Integer.toString(row.number()))
                .withProperty("name", this::name)
                .withProperty("facts", this::facts)
                .withProperty("description", row -> row.sequence().description().replaceAll("\\s+", " ")));
        addSelectionListener(selection -> {
            if (selection.isFromClient()) {
                selection.getFirstSelectedItem().ifPresent(row -> commands.open(row.key()));
            }
        });
        addDragStartListener(start -> dragged = start.getDraggedItems().stream()
                .map(SequenceRow::key)
                .findFirst()
                .orElse(null));
        addDragEndListener(end -> dragged = null);
        addDropListener(this::dropped);
        Shortcuts.addShortcutListener(this, () -> commands.step(true), Key.ARROW_UP, KeyModifier.of("Alt"))
                .listenOn(this);
        Shortcuts.addShortcutListener(this, () -> commands.step(false), Key.ARROW_DOWN, KeyModifier.of("Alt"))
                .listenOn(this);
    }

    void setEditable(boolean editable) {
        setRowsDraggable(editable);
        setDropMode(editable ? GridDropMode.BETWEEN : null);
    }

    private String name(SequenceRow row) {
        String name = row.sequence().name();
        return name.isBlank() ? getTranslation("sequences.unnamed") : name;
    }

    private String facts(SequenceRow row) {
        return row.shots() == 0
                ? getTranslation("sequences.facts-empty")
                : getTranslation(
                        "sequences.facts",
                        row.shots(),
                        Timecode.of(row.start()),
                        Timecode.of(row.sequence().duration()));
    }

    private void dropped(GridDropEvent<SequenceRow> drop) {
        String moved = dragged;
        dragged = null;
        SequenceRow target = drop.getDropTargetItem().orElse(null);
        if (moved == null || target == null || target.key().equals(moved)) {
            return;
        }
        int behind = rows().indexOf(target) - (drop.getDropLocation() == GridDropLocation.ABOVE ? 1 : 0);
        while (behind >= 0 && rows().get(behind).key().equals(moved)) {
            behind--;
        }
        commands.moveBehind(moved, behind < 0 ? null : rows().get(behind).key());
    }
}
