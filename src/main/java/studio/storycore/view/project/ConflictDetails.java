package studio.storycore.view.project;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.popover.Popover;
import studio.storycore.project.Project;
import studio.storycore.saving.Conflict;

/** Tells what was changed by two people at once, and what became of it. */
final class ConflictDetails extends Div {

    ConflictDetails(Conflict conflict, Project project) {
        Button open = new Button(getTranslation("save.conflict.details"));
        open.addThemeVariants(ButtonVariant.TERTIARY);
        UnorderedList fields = new UnorderedList();
        conflict.fields().stream()
                .map(field -> FieldNames.of(field, project, this))
                .distinct()
                .sorted()
                .forEach(name -> fields.add(new ListItem(name)));
        Popover popover = new Popover(
                new Paragraph(getTranslation("save.conflict.fields", conflict.otherAuthor())),
                fields,
                new Paragraph(getTranslation("save.conflict.kept")));
        if (conflict.lostEdits() > 0) {
            popover.add(new Paragraph(getTranslation("save.conflict.lost", conflict.lostEdits())));
        }
        popover.setTarget(open);
        popover.addClassName("conflict-details");
        add(open, popover);
    }
}
