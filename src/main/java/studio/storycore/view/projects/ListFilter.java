package studio.storycore.view.projects;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;

/** Where a person says which projects to list: by a text, in an order, in use or in the trash. */
final class ListFilter extends Div {

    private static final int PAUSE_IN_TYPING = 250;

    private final Tabs tabs = new Tabs();
    private final TextField search = new TextField();
    private final Select<Listing.Sorting> sorting = new Select<>();
    private Listing listing = Listing.ALL;

    /** @param wanted is told when the person wants to see something else */
    ListFilter(Consumer<Listing> wanted) {
        addClassName("list-filter");
        tabs.add(new Tab(getTranslation("projects.in-use")), new Tab(getTranslation("projects.trash")));
        tabs.addSelectedChangeListener(change -> tell(listing.withTrashed(tabs.getSelectedIndex() == 1), wanted));

        Icon icon = VaadinIcon.SEARCH.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        search.setPrefixComponent(icon);
        search.setPlaceholder(getTranslation("projects.search"));
        search.setAriaLabel(getTranslation("projects.search"));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(PAUSE_IN_TYPING);
        search.addValueChangeListener(
                change -> tell(listing.withText(change.getValue().strip()), wanted));

        sorting.setItems(Listing.Sorting.values());
        sorting.setItemLabelGenerator(each -> getTranslation("projects.sort." + each.code()));
        sorting.setAriaLabel(getTranslation("projects.sort"));
        sorting.addValueChangeListener(change -> tell(listing.withSorting(change.getValue()), wanted));
        add(tabs, search, sorting);
    }

    /** Shows what is listed. */
    void set(Listing shown) {
        listing = shown;
        tabs.setSelectedIndex(shown.trashed() ? 1 : 0);
        search.setValue(shown.text());
        sorting.setValue(shown.sorting());
    }

    private void tell(Listing changed, Consumer<Listing> wanted) {
        if (!changed.equals(listing)) {
            listing = changed;
            wanted.accept(changed);
        }
    }
}
