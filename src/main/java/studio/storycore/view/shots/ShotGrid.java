package studio.storycore.view.shots;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.grid.dnd.GridDropEvent;
import com.vaadin.flow.component.grid.dnd.GridDropLocation;
import com.vaadin.flow.component.grid.dnd.GridDropMode;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.storycore.project.Place;
import studio.storycore.project.Shot;
import studio.storycore.view.layout.TypeAhead;
import studio.storycore.view.project.RowGrid;
import studio.storycore.view.project.Timecode;

/**
 * The shots under the heads of their sequences. A row is one template, not components, so that thousands of shots cost
 * no more than those in view.
 */
final class ShotGrid extends RowGrid<ShotRow> {

    /** What the person does in the list. */
    interface Commands {

        void open(String shotId);

        void addTo(String sequenceId);

        void assignAll();

        void step(boolean towardsStart);

        void drop(String shotId, Place place);
    }

    private static final int SHOWN_WORDS = 160;

    private static final String TEMPLATE = """
            ${item.group
              ? html`<div class="group-row">
                  <span class="group-name">${item.name}</span>
                  <span class="group-facts">${item.facts}</span>
                  ${item.action
                    ? html`<button class="row-button" @click="${(e) => { e.stopPropagation(); act(); }}"
                        ?%s="${item.addsShot}" aria-label="${item.actionLabel}" title="${item.actionLabel}">${item.action}</button>`
                    : ''}
                </div>`
              : html`<div class="shot-row">
                  <div class="shot-facts">
                    <span class="shot-number">${item.number}</span>
                    <span class="shot-start">${item.start}</span>
                    <span class="shot-duration">${item.duration}</span>
                    <span class="shot-viewers">${item.viewers}</span>
                    <span class="shot-phrases" ?hidden="${!item.phrases}" title="${item.phrasesLabel}">
                      <vaadin-icon icon="vaadin:comment-ellipsis-o"></vaadin-icon>${item.phrases}</span>
                    <span class="prompt-state" data-state="${item.state}">
                      <vaadin-icon icon="${item.stateIcon}"></vaadin-icon>${item.stateText}</span>
                  </div>
                  <div class="shot-words" ?data-empty="${item.empty}">${item.words}</div>
                </div>`}""".formatted(TypeAhead.ATTRIBUTE);

    private final Commands commands;
    private Map<String, String> viewers = Map.of();
    private boolean editable;
    private @Nullable String dragged;

    ShotGrid(Commands commands) {
        this.commands = commands;
        addClassName("shot-grid");
        setAriaLabel(getTranslation("shots.list"));
        setItemSelectableProvider(ShotRow.Item.class::isInstance);
        setPartNameGenerator(row -> row instanceof ShotRow.Group ? "group" : null);
        addColumn(renderer());
        setEmptyStateText(getTranslation("shots.none-found"));
        addSelectionListener(selection -> {
            if (selection.isFromClient()
                    && selection.getFirstSelectedItem().orElse(null) instanceof ShotRow.Item item) {
                commands.open(item.shot().id());
            }
        });
        addDragStartListener(start -> dragged = start.getDraggedItems().stream()
                .filter(ShotRow.Item.class::isInstance)
                .map(row -> ((ShotRow.Item) row).shot().id())
                .findFirst()
                .orElse(null));
        addDragEndListener(end -> dragged = null);
        addDropListener(this::dropped);
        setDragFilter(ShotRow.Item.class::isInstance);
        Shortcuts.addShortcutListener(this, () -> commands.step(true), Key.ARROW_UP, KeyModifier.of("Alt"))
                .listenOn(this);
        Shortcuts.addShortcutListener(this, () -> commands.step(false), Key.ARROW_DOWN, KeyModifier.of("Alt"))
                .listenOn(this);
    }

    /** @param initials who looks at which shot, by its id */
    void showViewers(Map<String, String> initials) {
        Set<String> changed = new HashSet<>(viewers.keySet());
        changed.addAll(initials.keySet());
        changed.removeIf(shotId -> initials.getOrDefault(shotId, "").equals(viewers.getOrDefault(shotId, "")));
        viewers = initials;
        refresh(row ->
                row instanceof ShotRow.Item item && changed.contains(item.shot().id()));
    }

    void setEditable(boolean editable) {
        if (this.editable != editable) {
            this.editable = editable;
            setRowsDraggable(editable);
            setDropMode(editable ? GridDropMode.BETWEEN : null);
            refresh(ShotRow.Group.class::isInstance);
        }
    }

    private LitRenderer<ShotRow> renderer() {
        LitRenderer<ShotRow> renderer = LitRenderer.<ShotRow>of(TEMPLATE)
                .withProperty("group", ShotRow.Group.class::isInstance)
                .withFunction("act", this::act);
        group(renderer, "name", this::name);
        group(renderer, "facts", this::facts);
        renderer.withProperty("addsShot", row -> row instanceof ShotRow.Group group && group.sequence() != null);
        group(renderer, "action", group -> !editable ? "" : group.sequence() == null ? assign() : "+");
        group(
                renderer,
                "actionLabel",
                group -> group.sequence() == null
                        ? getTranslation("shots.assign-all")
                        : getTranslation("shots.add-to", group.sequence().name()));
        item(renderer, "number", item -> item.number() == 0 ? "–" : Integer.toString(item.number()));
        item(
                renderer,
                "start",
                item -> item.number() == 0 ? "" : Timecode.of(item.shot().startTime()));
        item(renderer, "duration", item -> seconds(item.shot().duration()));
        item(renderer, "viewers", item -> viewers.getOrDefault(item.shot().id(), ""));
        item(renderer, "phrases", item -> item.phrases() == 0 ? "" : Integer.toString(item.phrases()));
        item(renderer, "phrasesLabel", item -> getTranslation("shots.phrases", item.phrases()));
        item(renderer, "state", item -> item.state().name().toLowerCase(Locale.ROOT));
        item(renderer, "stateIcon", item -> PromptStates.icon(item.state()));
        item(renderer, "stateText", item -> getTranslation(PromptStates.key(item.state())));
        item(renderer, "words", this::words);
        return renderer.withProperty(
                "empty",
                row -> row instanceof ShotRow.Item item && item.shot().prompt().isBlank());
    }

    private interface OfGroup {
        String of(ShotRow.Group group);
    }

    private interface OfItem {
        String of(ShotRow.Item item);
    }

    private static void group(LitRenderer<ShotRow> renderer, String property, OfGroup value) {
        renderer.withProperty(property, row -> row instanceof ShotRow.Group group ? value.of(group) : null);
    }

    private static void item(LitRenderer<ShotRow> renderer, String property, OfItem value) {
        renderer.withProperty(property, row -> row instanceof ShotRow.Item item ? value.of(item) : null);
    }

    private void act(ShotRow row) {
        if (row instanceof ShotRow.Group group && editable) {
            if (group.sequence() == null) {
                commands.assignAll();
            } else {
                commands.addTo(group.sequence().id());
            }
        }
    }

    private String assign() {
        return getTranslation("shots.assign");
    }

    private String name(ShotRow.Group group) {
        if (group.sequence() == null) {
            return getTranslation("shots.unassigned");
        }
        String name = group.sequence().name();
        return name.isBlank() ? getTranslation("sequences.unnamed") : name;
    }

    private String facts(ShotRow.Group group) {
        return getTranslation("shots.group-facts", group.shots(), Timecode.of(group.duration()));
    }

    private String seconds(double seconds) {
        return getTranslation("shots.seconds", Timecode.seconds(seconds));
    }

    private String words(ShotRow.Item item) {
        Shot shot = item.shot();
        if (shot.prompt().isBlank()) {
            return getTranslation("shots.no-prompt");
        }
        String start = shot.prompt().strip();
        return start.substring(0, Math.min(SHOWN_WORDS, start.length())).replaceAll("\\s+", " ");
    }

    private void dropped(GridDropEvent<ShotRow> drop) {
        String shotId = dragged;
        dragged = null;
        if (shotId == null) {
            return;
        }
        drop.getDropTargetItem().ifPresent(target -> {
            Place place = ShotDrop.place(rows(), target, drop.getDropLocation() == GridDropLocation.ABOVE, shotId);
            if (place != null) {
                commands.drop(shotId, place);
            }
        });
    }
}
