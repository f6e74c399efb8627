package studio.storycore.view.projects;

import com.vaadin.flow.component.ModalityMode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.clipboard.Clipboard;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import studio.storycore.contract.Violation;
import studio.storycore.contract.ViolationTexts;
import studio.storycore.library.Imported;

/** Tells what is wrong with imported files, or odd about them, with its place; can be copied as a text. */
final class ImportReport extends Dialog {

    private final ViolationTexts texts;
    private final Consumer<String> openProject;
    private final Div outcomes = new Div();

    ImportReport(ViolationTexts texts, Consumer<String> openProject) {
        this.texts = texts;
        this.openProject = openProject;
        // Files may still be arriving at the page behind it.
        setModality(ModalityMode.VISUAL);
        setHeaderTitle(getTranslation("projects.import.report"));
        setWidth("min(46rem, 94vw)");
        setMaxHeight("85vh");
        outcomes.addClassName("import-outcomes");
        add(outcomes);
        Button close = new Button(getTranslation("layout.close"), click -> close());
        close.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(close);
        addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                outcomes.removeAll();
            }
        });
    }

    /** Adds what became of a file, and shows itself. */
    void tell(ImportOutcome outcome) {
        Section section = new Section(new H3(outcome.fileName()));
        switch (outcome) {
            case ImportOutcome.Done done -> tell(section, done.imported());
            case ImportOutcome.Unreadable unreadable -> {
                section.add(problem(getTranslation("projects.import.unreadable")), new Paragraph(unreadable.reason()));
                section.add(copy(outcome.fileName(), List.of(unreadable.reason())));
            }
            case ImportOutcome.Invalid invalid -> {
                section.add(problem(getTranslation("projects.import.invalid", invalid.total())));
                tell(section, outcome.fileName(), invalid.violations(), invalid.total());
            }
            case ImportOutcome.Failed failed ->
                section.add(problem(getTranslation("projects.import.failed")), new Paragraph(failed.help()));
        }
        outcomes.add(section);
        open();
    }

    private void tell(Section section, Imported imported) {
        section.add(new Paragraph(getTranslation("projects.import.done", imported.name())));
        imported.formerId()
                .ifPresent(former -> section.add(new Paragraph(getTranslation("projects.import.copy", former))));
        List<Violation> warnings = imported.warnings();
        if (!warnings.isEmpty()) {
            section.add(new Paragraph(getTranslation("projects.import.warnings", warnings.size())));
            tell(section, imported.name(), warnings, warnings.size());
        }
        section.add(new Button(getTranslation("projects.action.open"), VaadinIcon.FOLDER_OPEN_O.create(), click -> {
            close();
            openProject.accept(imported.projectId());
        }));
    }

    private void tell(Section section, String title, List<Violation> violations, int total) {
        section.add(new ViolationList(texts, violations, total));
        List<String> lines = new ArrayList<>();
        violations.forEach(violation -> lines.add(texts.text(violation, getLocale())));
        if (total > violations.size()) {
            lines.add(getTranslation("contract.more", total - violations.size()));
        }
        section.add(copy(title, lines));
    }

    private Paragraph problem(String text) {
        Paragraph problem = new Paragraph(text);
        problem.addClassName("import-problem");
        return problem;
    }

    private Button copy(String title, List<String> lines) {
        Button copy = new Button(getTranslation("projects.import.copy-text"), VaadinIcon.COPY_O.create());
        copy.addThemeVariants(ButtonVariant.TERTIARY);
        Clipboard.onClick(copy)
                .writeText(
                        title + "\n" + String.join("\n", lines),
                        copied -> copy.setText(getTranslation("projects.import.copied")),
                        refused -> copy.setText(getTranslation("projects.import.not-copied")));
        return copy;
    }
}
