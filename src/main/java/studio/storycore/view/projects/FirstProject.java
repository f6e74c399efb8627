package studio.storycore.view.projects;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;

/** What someone sees who has no project yet: the ways to get a first one. */
final class FirstProject extends Div {

    FirstProject(Runnable create) {
        addClassName("first-project");
        Button make = new Button(getTranslation("projects.first.create"), VaadinIcon.PLUS.create(), c -> create.run());
        make.addThemeVariants(ButtonVariant.PRIMARY);
        add(new H2(getTranslation("projects.first.title")), new Paragraph(getTranslation("projects.first.help")), make);
        setVisible(false);
    }
}
