package studio.storycore.view.projects;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.UploadButton;
import com.vaadin.flow.component.upload.UploadManager;
import studio.storycore.view.layout.TypeAhead;

/** What someone sees who has no project yet: the three ways to get a first one. */
final class FirstProject extends Div {

    private final Button film = new Button();

    FirstProject(Runnable create, Runnable sample, UploadManager uploads) {
        addClassName("first-project");
        Button make =
                new Button(getTranslation("projects.first.create"), VaadinIcon.PLUS.create(), click -> create.run());
        make.addThemeVariants(ButtonVariant.PRIMARY);
        TypeAhead.opensField(make);
        film.setText(getTranslation("projects.first.sample"));
        film.setIcon(VaadinIcon.FILM.create());
        film.setDisableOnClick(true);
        film.addClickListener(click -> sample.run());
        UploadButton file = new UploadButton(getTranslation("projects.import"), uploads);
        file.setIcon(VaadinIcon.UPLOAD.create());
        Div ways = new Div(make, film, file);
        ways.addClassName("projects-buttons");
        add(
                new H2(getTranslation("projects.first.title")),
                new Paragraph(getTranslation("projects.first.help")),
                ways,
                new Paragraph(getTranslation("projects.first.sample.help")));
        setVisible(false);
    }

    /** Shows itself again, for another try. */
    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        film.setEnabled(true);
    }
}
