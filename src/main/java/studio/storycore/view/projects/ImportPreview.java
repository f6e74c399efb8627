package studio.storycore.view.projects;

import com.vaadin.flow.component.ModalityMode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import studio.storycore.account.Person;
import studio.storycore.importing.FoundProject;
import studio.storycore.importing.ImportPlan;
import studio.storycore.library.Imported;
import studio.storycore.storage.ListedName;
import studio.storycore.view.layout.Notifications;

/**
 * Shows what an import found and would do with it, and stores it when the person says so; closing it stores nothing. Tells
 * in the same place what became of it, or in a message when that is good news only.
 */
final class ImportPreview extends Dialog {

    private final Desk desk;
    private final Imports imports;
    private final Consumer<String> openProject;
    private final Runnable changed;
    private final Div outcomes = new Div();
    private final Button close = new Button(getTranslation("layout.close"), click -> close());
    private final Button store = new Button(VaadinIcon.CHECK.create(), click -> store());
    private final Map<FoundProject, ImportSection> waiting = new LinkedHashMap<>();
    private boolean onlyGoodNews = true;

    /**
     * @param openProject opens a project by its id
     * @param changed     is told when projects were made
     */
    ImportPreview(Desk desk, Imports imports, Consumer<String> openProject, Runnable changed) {
        this.desk = desk;
        this.imports = imports;
        this.openProject = openProject;
        this.changed = changed;
        // Files may still be arriving at the page behind it.
        setModality(ModalityMode.VISUAL);
        setHeaderTitle(getTranslation("projects.import.report"));
        setWidth("min(46rem, 94vw)");
        setMaxHeight("85vh");
        outcomes.addClassName("import-outcomes");
        add(outcomes);
        store.addThemeVariants(ButtonVariant.PRIMARY);
        store.setDisableOnClick(true);
        getFooter().add(close, store);
        addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                outcomes.removeAll();
                waiting.clear();
                onlyGoodNews = true;
            }
        });
    }

    /** Adds what was found, and shows itself. */
    void show(ImportPlan plan) {
        plan.refusals().forEach(refusal -> {
            onlyGoodNews = false;
            outcomes.add(new ImportSection(desk.violations(), imports.texts(), refusal));
        });
        plan.projects().forEach(found -> {
            ImportSection section = new ImportSection(desk.violations(), imports.texts(), found);
            waiting.put(found, section);
            outcomes.add(section);
        });
        if (!plan.notUsed().isEmpty()) {
            outcomes.add(new ImportSection(imports.texts(), plan.notUsed()));
        }
        if (plan.projects().isEmpty() && plan.refusals().isEmpty()) {
            outcomes.add(new Paragraph(getTranslation("projects.import.nothing")));
        }
        opened();
    }

    void tellInterrupted(String fileName) {
        onlyGoodNews = false;
        outcomes.add(new ImportSection(fileName, getTranslation("projects.import.interrupted")));
        opened();
    }

    private void opened() {
        store.setVisible(!waiting.isEmpty());
        store.setEnabled(true);
        store.setText(getTranslation("projects.import.confirm", waiting.size()));
        open();
        if (store.isVisible()) {
            store.focus();
        }
    }

    private void store() {
        Person person = desk.person();
        Map<FoundProject, ImportSection> now = new LinkedHashMap<>(waiting);
        // What is found meanwhile is stored by another click, and these not again.
        waiting.clear();
        List<FoundProject> stored = new ArrayList<>();
        List<Imported> done = new ArrayList<>();
        desk.calls()
                .run(
                        this,
                        () -> {
                            now.keySet().forEach(found -> {
                                done.add(imports.projects().store(person, found));
                                stored.add(found);
                            });
                            return done;
                        },
                        all -> tellStored(now, stored, done),
                        failure -> {
                            onlyGoodNews = false;
                            tellStored(now, stored, done);
                            Notifications.error(
                                    getTranslation("projects.import.failed"),
                                    desk.failures().help(failure, getLocale()));
                        });
    }

    private void tellStored(Map<FoundProject, ImportSection> now, List<FoundProject> stored, List<Imported> done) {
        for (int i = 0; i < done.size(); i++) {
            Imported imported = done.get(i);
            now.remove(stored.get(i)).stored(imported, () -> {
                close();
                openProject.accept(imported.projectId());
            });
        }
        boolean closed = !isOpened();
        if (!closed) {
            waiting.putAll(now);
        }
        boolean plain = onlyGoodNews
                && waiting.isEmpty()
                && done.stream().allMatch(imported -> imported.formerId().isEmpty());
        if (plain || closed) {
            close();
            tellGoodNews(done);
        } else {
            opened();
        }
        changed.run();
    }

    private void tellGoodNews(List<Imported> done) {
        if (done.size() == 1) {
            Notifications.success(
                    getTranslation(
                            "projects.import.done",
                            ListedName.of(done.getFirst().name())),
                    getTranslation("projects.action.open"),
                    () -> openProject.accept(done.getFirst().projectId()));
        } else if (!done.isEmpty()) {
            Notifications.success(getTranslation("projects.import.done-many", done.size()));
        }
    }
}
