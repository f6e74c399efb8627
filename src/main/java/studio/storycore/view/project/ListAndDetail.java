package studio.storycore.view.project;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;

/** A list beside the detail of one of its entries; on a narrow screen one of the two. */
public final class ListAndDetail extends Div {

    private final Section list = new Section();
    private final Section detail = new Section();

    /** @param listLabel what the list is called for those who cannot see it; likewise the detail */
    public ListAndDetail(String listLabel, String detailLabel, Component... ofList) {
        addClassName("list-and-detail");
        list.addClassName("list-side");
        list.getElement().setAttribute("aria-label", listLabel);
        list.add(ofList);
        detail.addClassName("detail-side");
        detail.getElement().setAttribute("aria-label", detailLabel);
        add(list, detail);
    }

    /** Shows the detail of an entry. */
    public void show(Component ofDetail) {
        detail.removeAll();
        detail.add(ofDetail);
        addClassName("has-detail");
    }

    /** Nothing is selected. */
    public void showNothing(Component hint) {
        detail.removeAll();
        detail.add(hint);
        removeClassName("has-detail");
    }
}
