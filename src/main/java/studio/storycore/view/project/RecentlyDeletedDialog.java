package studio.storycore.view.project;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.signals.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import studio.storycore.edit.Deletion;
import studio.storycore.edit.EditRejected;
import studio.storycore.library.Deleted;
import studio.storycore.project.Project;
import studio.storycore.view.projects.Moments;
import studio.storycore.workspace.OpenProject;

/**
 * What was deleted from a project lately, by anyone, each with a button that brings it back. What is in the project again
 * leaves the list, whoever brought it back. The history is read in the background.
 */
final class RecentlyDeletedDialog extends Dialog {

    /** @param by the name of the person who deleted it */
    private record Found(Deleted deleted, String by) {}

    private final Editor editor;
    private final OpenProject project;
    private final ProjectBarParts parts;
    private final Paragraph status = new Paragraph();
    private final UnorderedList list = new UnorderedList();
    private final List<Row> rows = new ArrayList<>();
    private final Button close = new Button(getTranslation("deleted.close"), click -> close());

    RecentlyDeletedDialog(Editor editor, ProjectBarParts parts) {
        this.editor = editor;
        this.project = editor.project();
        this.parts = parts;
        addClassName("deleted-dialog");
        setHeaderTitle(getTranslation("deleted.title"));
        setWidth("min(40rem, 100vw)");
        status.setText(getTranslation("deleted.loading"));
        status.getElement().setAttribute("role", "status");
        list.addClassName("deleted-list");
        add(new Paragraph(getTranslation("deleted.purpose")), list, status);
        getFooter().add(close);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                read();
            } else {
                removeFromParent();
            }
        });
        Signal.effect(this, () -> {
            Project now = project.content().get();
            List.copyOf(rows).stream().filter(row -> row.isBackIn(now)).forEach(this::remove);
        });
    }

    private void read() {
        parts.desk().calls().run(this, this::find, this::show, failure -> status.setText(help(failure)));
    }

    private List<Found> find() {
        return parts.deleted().list(project.person(), project.id()).stream()
                .map(deleted -> new Found(deleted, parts.desk().names().of(deleted.author())))
                .toList();
    }

    private void show(List<Found> found) {
        status.setText(found.isEmpty() ? getTranslation("deleted.empty") : "");
        Moments moments = parts.desk().moments(UI.getCurrent());
        Instant now = parts.scheduler().getClock().instant();
        for (Found one : found) {
            Row row = new Row(one, moments, now);
            if (!row.isBackIn(project.newest())) {
                rows.add(row);
                list.add(row);
            }
        }
    }

    private void bringBack(Row row) {
        Deleted deleted = row.found.deleted();
        row.button.setEnabled(false);
        parts.desk()
                .calls()
                .run(
                        this,
                        () -> parts.deleted().find(project.person(), project.id(), deleted),
                        deletion -> bringBack(row, deletion),
                        failure -> {
                            row.button.setEnabled(true);
                            status.setText(help(failure));
                        });
    }

    private void bringBack(Row row, Optional<Deletion> deletion) {
        if (deletion.isEmpty()) {
            status.setText(getTranslation("deleted.too-old"));
            return;
        }
        int index = rows.indexOf(row);
        Optional<Refusal> refusal = editor.bringBack(() -> deletion.get().bringBack(project.newest()));
        row.button.setEnabled(true);
        status.setText(refusal.map(Refusal::reason).orElseGet(() -> getTranslation("deleted.back", row.title)));
        if (refusal.isEmpty()) {
            remove(row);
            focusFrom(index);
        }
    }

    private void remove(Row row) {
        rows.remove(row);
        list.remove(row);
    }

    /** The keyboard goes on at the next one. */
    private void focusFrom(int index) {
        if (rows.isEmpty()) {
            close.focus();
        } else {
            rows.get(Math.clamp(index, 0, rows.size() - 1)).button.focus();
        }
    }

    private String titleOf(Deleted deleted) {
        String kind = "deleted." + deleted.entity().name().toLowerCase(Locale.ROOT);
        return getTranslation(
                deleted.words().isEmpty() ? kind + ".empty" : kind,
                deleted.words(),
                deleted.shots(),
                deleted.phrases());
    }

    private String help(RuntimeException failure) {
        return failure instanceof EditRejected rejected
                ? parts.reasons().of(rejected, getLocale())
                : parts.desk().failures().help(failure, getLocale());
    }

    /** One thing that was deleted. */
    private final class Row extends ListItem {

        private final Found found;
        private final String title;
        private final Button button;

        Row(Found found, Moments moments, Instant now) {
            this.found = found;
            this.title = titleOf(found.deleted());
            addClassName("deleted-item");
            Span name = new Span(title);
            name.addClassName("deleted-name");
            Span facts = new Span(RecentlyDeletedDialog.this.getTranslation(
                    "deleted.facts", found.by(), moments.exact(found.deleted().at())));
            facts.addClassName("detail-facts");
            Div text = new Div(name, facts);
            text.addClassName("deleted-text");
            button = new Button(
                    RecentlyDeletedDialog.this.getTranslation("deleted.bring-back"), click -> bringBack(this));
            button.setAriaLabel(RecentlyDeletedDialog.this.getTranslation("deleted.bring-back.of", title));
            add(text, button);
        }

        boolean isBackIn(Project now) {
            return Deletion.isThere(found.deleted().entity(), found.deleted().id(), now);
        }
    }
}
