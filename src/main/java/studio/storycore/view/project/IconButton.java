package studio.storycore.view.project;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;

/** A quiet button with a picture; its name is told on hovering and to screen readers. */
public final class IconButton extends Button {

    public IconButton(VaadinIcon icon, String name, ComponentEventListener<ClickEvent<Button>> clicked) {
        super(icon.create(), clicked);
        addThemeVariants(ButtonVariant.TERTIARY);
        addClassName("icon-button");
        setAriaLabel(name);
        setTooltipText(name);
    }

    /** For a button with keys: what hovering tells. */
    public IconButton withTooltip(String text) {
        setTooltipText(text);
        return this;
    }
}
