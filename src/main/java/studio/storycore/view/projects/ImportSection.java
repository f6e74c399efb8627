package studio.storycore.view.projects;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.clipboard.Clipboard;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import studio.storycore.contract.InvalidDocument;
import studio.storycore.contract.Violation;
import studio.storycore.contract.ViolationTexts;
import studio.storycore.importing.FoundProject;
import studio.storycore.importing.ImportTexts;
import studio.storycore.importing.Note;
import studio.storycore.importing.Refusal;
import studio.storycore.library.Imported;
import studio.storycore.project.Project;
import studio.storycore.storage.ListedName;

/** One project that an import found, or one file that it refused, in a preview; can be copied as a text. */
final class ImportSection extends Section {

    /** A person reads so many of one kind at the most; all of them can be copied. */
    private static final int MOST_SHOWN = 100;

    /** What became of it, above the details. */
    private final Div result = new Div();

    private final List<String> lines = new ArrayList<>();

    /** A project, and what was done to make it one. */
    ImportSection(ViolationTexts violations, ImportTexts texts, FoundProject found) {
        Project project = found.read().project();
        title(ListedName.of(project.name()));
        add(result);
        say(texts.contents(project, getLocale()));
        found.files()
                .forEach(file -> say(
                        getTranslation("projects.import.file", file.file(), texts.shape(file.shape(), getLocale()))));
        if (found.notes().isEmpty()) {
            say(getTranslation("projects.import.unchanged"));
        }
        notes(texts, found.notes());
        List<Violation> warnings = found.read().warnings();
        if (!warnings.isEmpty()) {
            say(getTranslation("projects.import.warnings", warnings.size()));
            add(new ViolationList(violations, warnings, warnings.size()));
            warnings.forEach(warning -> lines.add(violations.text(warning, getLocale())));
        }
        if (!found.notes().isEmpty() || !warnings.isEmpty()) {
            add(copy());
        }
    }

    /** A file of which nothing is taken. */
    ImportSection(ViolationTexts violations, ImportTexts texts, Refusal refusal) {
        title(refusal.file());
        if (refusal instanceof Refusal.Invalid invalid) {
            InvalidDocument reason = invalid.reason();
            problem(getTranslation("projects.import.invalid", reason.total()));
            add(new ViolationList(violations, reason.violations(), reason.total()));
            lines.addAll(violations.texts(reason, getLocale()));
        } else {
            problem(getTranslation("projects.import.unreadable"));
            texts.reasons(refusal, getLocale()).forEach(this::say);
        }
        add(copy());
    }

    /** A file that did not arrive. */
    ImportSection(String fileName, String help) {
        title(fileName);
        problem(getTranslation("projects.import.failed"));
        say(help);
    }

    /** Files that belong to no project. */
    ImportSection(ImportTexts texts, List<Note> notUsed) {
        title(getTranslation("projects.import.other-files"));
        notes(texts, notUsed);
        add(copy());
    }

    /** Tells that the project is stored. */
    void stored(Imported imported, Runnable open) {
        result.removeAll();
        result.addClassName("import-result");
        result.add(new Paragraph(getTranslation("projects.import.done", ListedName.of(imported.name()))));
        imported.formerId()
                .ifPresent(former -> result.add(new Paragraph(getTranslation("projects.import.copy", former))));
        result.add(new Button(
                getTranslation("projects.action.open"), VaadinIcon.FOLDER_OPEN_O.create(), click -> open.run()));
    }

    private void title(String title) {
        add(new H3(title));
        lines.add(title);
    }

    private void say(String text) {
        add(new Paragraph(text));
        lines.add(text);
    }

    private void problem(String text) {
        Paragraph problem = new Paragraph(text);
        problem.addClassName("import-problem");
        add(problem);
        lines.add(text);
    }

    private void notes(ImportTexts texts, List<Note> notes) {
        for (Note.Kind kind : Note.Kind.values()) {
            List<Note> own = notes.stream().filter(note -> note.kind() == kind).toList();
            if (own.isEmpty()) {
                continue;
            }
            String heading = getTranslation("projects.import.notes", texts.kind(kind, getLocale()), own.size());
            lines.add(heading);
            UnorderedList list = new UnorderedList();
            own.forEach(note -> {
                String text = texts.text(note, getLocale());
                lines.add(texts.place(note) + ": " + text);
                if (list.getComponentCount() < MOST_SHOWN) {
                    list.add(new ListItem(new Code(texts.place(note)), new Span(" " + text)));
                }
            });
            if (own.size() > MOST_SHOWN) {
                list.add(new ListItem(getTranslation("contract.more", own.size() - MOST_SHOWN)));
            }
            Details details = new Details(heading, list);
            details.addClassName("import-notes");
            details.setOpened(kind == Note.Kind.REPAIRED || kind == Note.Kind.NOT_USED);
            add(details);
        }
    }

    private Button copy() {
        Button copy = new Button(getTranslation("projects.import.copy-text"), VaadinIcon.COPY_O.create());
        copy.addThemeVariants(ButtonVariant.TERTIARY);
        Clipboard.onClick(copy)
                .writeText(
                        String.join("\n", lines),
                        copied -> copy.setText(getTranslation("projects.import.copied")),
                        refused -> copy.setText(getTranslation("projects.import.not-copied")));
        return copy;
    }
}
