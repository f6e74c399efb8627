package studio.storycore.view.dialogue;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import studio.storycore.view.layout.TypeAhead;

/** The list of the phrases with what searches it and adds to it. */
final class PhraseList extends Div {

    private final PhraseGrid grid;
    private final TextField search = new TextField();
    private final Checkbox unlinkedOnly = new Checkbox();
    private final Button add;
    private final Span summary = new Span();
    private List<PhraseRow> all = List.of();

    PhraseList(Consumer<String> open, Runnable addPhrase) {
        addClassName("entity-list");
        grid = new PhraseGrid(open);

        search.setPlaceholder(getTranslation("phrases.search"));
        search.setAriaLabel(getTranslation("phrases.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> filter());
        unlinkedOnly.setLabel(getTranslation("phrases.unlinked-only"));
        unlinkedOnly.addValueChangeListener(change -> filter());

        add = TypeAhead.opensField(
                new Button(getTranslation("phrases.add"), VaadinIcon.PLUS.create(), click -> addPhrase.run()));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        summary.addClassName("list-summary");
        Div tools = new Div(search, add, summary, unlinkedOnly);
        tools.addClassName("list-tools");
        add(tools, grid);
    }

    PhraseGrid grid() {
        return grid;
    }

    void show(List<PhraseRow> rows) {
        all = rows;
        long unlinked = rows.stream()
                .filter(row -> row.shotNumber() == PhraseRow.UNLINKED)
                .count();
        summary.setText(getTranslation("phrases.summary", rows.size(), unlinked));
        filter();
    }

    void setEditable(boolean editable) {
        add.setVisible(editable);
    }

    void clearFilter() {
        search.clear();
        unlinkedOnly.setValue(false);
    }

    private void filter() {
        String wanted = search.getValue().strip().toLowerCase(Locale.ROOT);
        boolean everything = wanted.isEmpty() && !unlinkedOnly.getValue();
        grid.show(
                everything ? all : all.stream().filter(row -> fits(row, wanted)).toList());
    }

    private boolean fits(PhraseRow row, String wanted) {
        if (unlinkedOnly.getValue() && row.shotNumber() != PhraseRow.UNLINKED) {
            return false;
        }
        return contains(row.phrase().text(), wanted)
                || contains(row.phrase().metadata().character(), wanted)
                || contains(row.phrase().metadata().emotion(), wanted);
    }

    private static boolean contains(@Nullable String text, String wanted) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
