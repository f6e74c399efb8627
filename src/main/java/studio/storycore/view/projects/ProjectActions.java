package studio.storycore.view.projects;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import studio.storycore.account.Person;
import studio.storycore.storage.ProjectHeader;
import studio.storycore.view.layout.Notifications;

/** What can be done with projects from the list. Each action tells what happened, and then has the list read again. */
public final class ProjectActions implements ProjectMenu.Actions {

    private final Component page;
    private final Desk desk;
    private final ProjectDownload download;
    private final Runnable changed;

    /** @param changed is told when the list is not as it was any more */
    public ProjectActions(Component page, Desk desk, ProjectDownload download, Runnable changed) {
        this.page = page;
        this.desk = desk;
        this.download = download;
        this.changed = changed;
    }

    /** Asks for a name, makes the project and opens it. */
    void create() {
        Person person = desk.person();
        ask("projects.create", "", name -> desk.library().create(person, name), this::open);
    }

    /** Makes a copy of the sample film and opens it. */
    void createSample() {
        Person person = desk.person();
        Locale locale = locale();
        desk.calls().run(page, () -> desk.library().createSample(person, locale), this::open, failure -> {
            Notifications.error(page.getTranslation("projects.first.sample.failed"), help(failure));
            changed.run();
        });
    }

    @Override
    public void open(ProjectHeader project) {
        open(project.id());
    }

    void open(String projectId) {
        page.getUI().ifPresent(ui -> ui.navigate("projects/" + projectId));
    }

    @Override
    public void rename(ProjectHeader project) {
        Person person = desk.person();
        ask("projects.rename", project.name(), name -> desk.library().rename(person, project.id(), name), saved -> {
            if (!saved) {
                Notifications.warning(page.getTranslation("projects.rename.later", project.name()));
            }
            changed.run();
        });
    }

    @Override
    public void share(ProjectHeader project) {
        new ShareDialog(desk, project, changed).open();
    }

    @Override
    public void duplicate(ProjectHeader project) {
        Person person = desk.person();
        ask(
                "projects.duplicate",
                page.getTranslation("projects.duplicate.name", project.name()),
                name -> desk.library().duplicate(person, project.id(), name),
                copy -> {
                    Notifications.success(page.getTranslation("projects.duplicate.done", copy.name()));
                    changed.run();
                });
    }

    @Override
    public void download(ProjectHeader project) {
        download.start(project.id());
    }

    @Override
    public void trash(ProjectHeader project) {
        perform("projects.trash.failed", project, desk.library()::trash, () -> {
            Notifications.success(
                    page.getTranslation("projects.trash.done", project.name()),
                    page.getTranslation("projects.trash.undo"),
                    () -> restore(project));
        });
    }

    @Override
    public void restore(ProjectHeader project) {
        perform(
                "projects.restore.failed",
                project,
                desk.library()::restore,
                () -> Notifications.success(page.getTranslation("projects.restore.done", project.name())));
    }

    private interface Call {
        void on(Person person, String projectId);
    }

    private void perform(String failedKey, ProjectHeader project, Call call, Runnable done) {
        Person person = desk.person();
        desk.calls()
                .run(
                        page,
                        () -> {
                            call.on(person, project.id());
                            return project;
                        },
                        result -> {
                            done.run();
                            changed.run();
                        },
                        failure -> {
                            Notifications.error(page.getTranslation(failedKey, project.name()), help(failure));
                            changed.run();
                        });
    }

    private <T> void ask(String key, String suggestion, Function<String, T> work, Consumer<T> done) {
        NameDialog dialog = new NameDialog(key, suggestion);
        dialog.onConfirm(name -> desk.calls()
                .run(
                        page,
                        () -> work.apply(name),
                        result -> {
                            dialog.close();
                            done.accept(result);
                        },
                        failure -> dialog.failed(help(failure))));
        dialog.open();
    }

    private String help(RuntimeException failure) {
        return desk.failures().help(failure, locale());
    }

    private Locale locale() {
        return page.getUI().map(UI::getLocale).orElse(Locale.ENGLISH);
    }
}
