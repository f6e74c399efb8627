package studio.storycore.view.project;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;

/** What stands where there is nothing to show yet, with what can be done about it. */
public final class EmptyState extends Div {

    public EmptyState(VaadinIcon symbol, String text, Component... actions) {
        addClassName("empty-state");
        Icon icon = symbol.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        add(icon, new Paragraph(text));
        add(actions);
    }
}
