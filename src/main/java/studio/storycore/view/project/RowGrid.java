package studio.storycore.view.project;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSingleSelectionModel;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A list that follows the project: only rows that look different are sent again, so that neither the place where the
 * person has scrolled to nor the selection is lost. The rows belong to whoever made them and are not copied.
 */
public abstract class RowGrid<R extends Row<R>> extends Grid<R> {

    private static final int MOST_SENT_ONE_BY_ONE = 100;
    private static final int SHOWN_ABOVE = 2;

    private List<R> rows = List.of();
    private @Nullable String selectedKey;

    protected RowGrid() {
        addThemeVariants(GridVariant.NO_BORDER);
        addClassName("row-grid");
        setSelectionMode(SelectionMode.SINGLE);
        ((GridSingleSelectionModel<R>) getSelectionModel()).setDeselectAllowed(false);
        setItems(new CallbackDataProvider<R, Void>(
                query -> rows
                        .subList(
                                Math.min(query.getOffset(), rows.size()),
                                Math.min(query.getOffset() + query.getLimit(), rows.size()))
                        .stream(),
                query -> {
                    // Vaadin requires that a count looks at both.
                    query.getOffset();
                    query.getLimit();
                    return rows.size();
                },
                Row::key));
    }

    public List<R> rows() {
        return rows;
    }

    public Optional<R> row(@Nullable String key) {
        return rows.stream().filter(row -> row.key().equals(key)).findFirst();
    }

    /** Shows other rows. */
    public void show(List<R> newRows) {
        List<R> before = rows;
        rows = newRows;
        Optional<List<R>> changed = changed(before, newRows);
        if (changed.isPresent() && changed.get().size() <= MOST_SENT_ONE_BY_ONE) {
            changed.get().forEach(getDataProvider()::refreshItem);
        } else {
            getDataProvider().refreshAll();
        }
        mark();
    }

    /** Sends rows again because something outside of them, which they show as well, has changed. */
    public void refresh(Predicate<R> which) {
        rows.stream().filter(which).forEach(getDataProvider()::refreshItem);
    }

    /** Selects the row with a key, or none. */
    public void selectKey(@Nullable String key) {
        selectedKey = key;
        mark();
    }

    /** Brings a row into view. */
    public void reveal(String key) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).key().equals(key)) {
                scrollToIndex(Math.max(0, i - SHOWN_ABOVE));
                return;
            }
        }
    }

    private void mark() {
        R selected = row(selectedKey).orElse(null);
        if (selected == null) {
            deselectAll();
        } else {
            select(selected);
        }
    }

    /** The rows that look different; empty when it is not even the same rows in the same order. */
    private static <R extends Row<R>> Optional<List<R>> changed(List<R> before, List<R> now) {
        if (before.size() != now.size()) {
            return Optional.empty();
        }
        List<R> changed = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            R row = now.get(i);
            if (!row.key().equals(before.get(i).key())) {
                return Optional.empty();
            }
            if (!row.looksLike(before.get(i))) {
                changed.add(row);
            }
        }
        return Optional.of(changed);
    }
}
