package studio.storycore.view.projects;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.UploadButton;
import com.vaadin.flow.component.upload.UploadDropZone;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import studio.storycore.account.Person;
import studio.storycore.library.Activity;
import studio.storycore.library.Quota;
import studio.storycore.saving.ProjectNotFound;
import studio.storycore.storage.ProjectHeader;
import studio.storycore.storage.StorageFailure;
import studio.storycore.view.layout.MainLayout;
import studio.storycore.view.layout.SizeText;
import studio.storycore.view.layout.TypeAhead;

/**
 * A person's projects, their own and those shared with them: found while typing, made, opened and treated as wholes. What
 * is shown stands in the address, so that going back leads to the same list.
 */
@Route(value = "projects", layout = MainLayout.class)
@PermitAll
@StyleSheet("context://app/projects.css")
final class ProjectsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Desk desk;
    private final Person person;
    private final ProjectPages pages;
    private final ProjectGrid grid;
    private final ListFilter filter = new ListFilter(this::show);
    private final FirstProject firstProject;
    private final Div nothingFound = new Div();
    private final Paragraph quota = new Paragraph();
    private final StoreSilent storeSilent = new StoreSilent(this::refresh);
    private Listing listing = Listing.ALL;

    ProjectsView(Desk desk, Imports imports) {
        this.desk = desk;
        person = desk.person();
        UI ui = UI.getCurrent();
        addClassName("projects-page");

        ProjectDownload download = new ProjectDownload(desk);
        ProjectActions actions = new ProjectActions(this, desk, download, this::refresh);
        Moments moments = desk.moments(ui);
        RowTexts texts = new RowTexts(person, desk.names(), moments);
        grid = new ProjectGrid(person, texts, this::activity, actions);
        pages = new ProjectPages(desk.library(), person, this::failed);
        grid.setItems(pages);
        moments.keepRight(grid, desk.scheduler().getClock());
        LiveRows.keepFresh(grid, desk.scheduler(), this::activity, this::reread, tab -> {});

        Button create =
                new Button(getTranslation("projects.create"), VaadinIcon.PLUS.create(), click -> actions.create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        TypeAhead.opensField(create);
        ImportPanel importing = new ImportPanel(desk, imports, actions::open, this::refresh);
        UploadButton upload = new UploadButton(getTranslation("projects.import"), importing.uploads());
        upload.setIcon(VaadinIcon.UPLOAD.create());
        Div buttons = new Div(upload, create);
        buttons.addClassName("projects-buttons");
        Header header = new Header(new H1(getTranslation("projects.title")), buttons);
        firstProject = new FirstProject(actions::create, actions::createSample, importing.uploads());
        nothingFound.addClassName("projects-nothing");
        Paragraph hint = new Paragraph(getTranslation("projects.import.hint"));
        hint.addClassName("import-hint");
        quota.addClassName("projects-quota");
        quota.getElement().setAttribute("role", "status");
        quota.setVisible(false);
        Div content = new Div(
                header, quota, filter, importing, storeSilent, firstProject, nothingFound, grid, hint, download);
        content.addClassName("projects-view");
        add(new UploadDropZone(content, importing.uploads()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        listing = Listing.of(event.getLocation().getQueryParameters());
        filter.set(listing);
        refresh();
    }

    @Override
    public String getPageTitle() {
        return getTranslation(listing.trashed() ? "projects.trash" : "projects.title") + " · "
                + getTranslation("app.name");
    }

    private void show(Listing wanted) {
        listing = wanted;
        getUI().ifPresent(ui ->
                ui.getPage().getHistory().replaceState(null, new Location("projects", wanted.parameters())));
        refresh();
    }

    private void refresh() {
        try {
            shown(pages.show(listing));
            tell(desk.quotas().of(desk.person()));
            storeSilent.setVisible(false);
        } catch (StorageFailure failure) {
            failed(failure);
        }
    }

    private void shown(int count) {
        boolean first = count == 0 && listing.text().isEmpty() && !listing.trashed();
        firstProject.setVisible(first);
        grid.setVisible(count > 0);
        nothingFound.setVisible(count == 0 && !first);
        nothingFound.removeAll();
        nothingFound.add(new Paragraph(
                listing.text().isEmpty()
                        ? getTranslation("projects.trash.empty")
                        : getTranslation("projects.nothing-found", listing.text())));
    }

    /** Warns before nothing can be added any more. */
    private void tell(Quota quota) {
        this.quota.setVisible(quota.isNear());
        if (quota.isNear()) {
            this.quota.setText(getTranslation(
                    quota.isReached() ? "projects.quota.reached" : "projects.quota",
                    SizeText.of(this, getLocale(), quota.used()),
                    SizeText.of(this, getLocale(), quota.limit())));
        }
    }

    private void failed(StorageFailure failure) {
        storeSilent.tell(desk.failures().help(failure, getLocale()));
        firstProject.setVisible(false);
        nothingFound.setVisible(false);
        grid.setVisible(false);
    }

    private Optional<Activity> activity(ProjectHeader header) {
        return desk.library().activity(person, header.id());
    }

    private ProjectHeader reread(ProjectHeader header) {
        try {
            return desk.library().requireView(person, header.id());
        } catch (ProjectNotFound gone) {
            return header;
        }
    }
}
