package studio.storycore.view.projects;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.storycore.contract.InvalidDocument;
import studio.storycore.contract.UnreadableDocument;
import studio.storycore.contract.Violation;
import studio.storycore.health.StoreHealth;
import studio.storycore.project.Rule;
import studio.storycore.storage.UnreadableProject;
import studio.storycore.view.layout.ErrorPage;

/**
 * For a project whose stored content cannot be understood: what is wrong with it and where, and the content itself to be
 * downloaded. Never an empty project, because the next save would make that the truth.
 */
@StyleSheet("context://app/projects.css")
class UnreadableProjectPage extends ErrorPage implements HasErrorParameter<UnreadableProject> {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadableProjectPage.class);

    private final Desk desk;

    UnreadableProjectPage(StoreHealth storeHealth, Desk desk) {
        super(storeHealth);
        this.desk = desk;
        addClassName("unreadable-project");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<UnreadableProject> parameter) {
        UnreadableProject unreadable = parameter.getException();
        LOG.warn("Project {} cannot be read", unreadable.projectId(), unreadable);
        tell("projects.unreadable");
        addReason(unreadable.getCause());
        ProjectDownload download = new ProjectDownload(desk);
        Button fetch = new Button(
                getTranslation("projects.unreadable.download"),
                VaadinIcon.DOWNLOAD.create(),
                click -> download.start(unreadable.projectId()));
        fetch.addThemeVariants(ButtonVariant.PRIMARY);
        add(fetch, download);
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    private void addReason(Throwable cause) {
        switch (cause) {
            case InvalidDocument invalid
            when isOfAnotherVersion(invalid) ->
                add(
                        new Paragraph(getTranslation("projects.unreadable.version")),
                        new ViolationList(desk.violations(), invalid.violations(), invalid.total()));
            case InvalidDocument invalid ->
                add(
                        new Paragraph(getTranslation("projects.unreadable.invalid", invalid.total())),
                        new ViolationList(desk.violations(), invalid.violations(), invalid.total()));
            case UnreadableDocument damaged ->
                add(new Paragraph(desk.violations().text(damaged, getLocale())));
            default -> add(new Paragraph(getTranslation("projects.unreadable.damaged")));
        }
    }

    private static boolean isOfAnotherVersion(InvalidDocument invalid) {
        return invalid.violations().stream().map(Violation::rule).anyMatch(Rule.SCHEMA_VERSION::equals);
    }
}
