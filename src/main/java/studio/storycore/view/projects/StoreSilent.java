package studio.storycore.view.projects;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Stands in place of a list while the store does not answer. */
public final class StoreSilent extends Div {

    private final Paragraph help = new Paragraph();

    public StoreSilent(Runnable again) {
        addClassName("store-silent");
        getElement().setAttribute("role", "alert");
        Button retry =
                new Button(getTranslation("projects.try-again"), VaadinIcon.REFRESH.create(), click -> again.run());
        add(new H2(getTranslation("projects.store-silent")), help, retry);
        setVisible(false);
    }

    /** Shows itself with the reason. */
    public void tell(String reason) {
        help.setText(reason);
        setVisible(true);
    }
}
