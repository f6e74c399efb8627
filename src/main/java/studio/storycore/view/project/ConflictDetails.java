package studio.storycore.view.project;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.popover.Popover;
import java.util.List;
import java.util.Locale;
import studio.storycore.edit.Field;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.saving.Conflict;

/** Tells what was changed by two people at once, and what became of it. */
final class ConflictDetails extends Div {

    ConflictDetails(Conflict conflict, Project project) {
        Button open = new Button(getTranslation("save.conflict.details"));
        open.addThemeVariants(ButtonVariant.TERTIARY);
        UnorderedList fields = new UnorderedList();
        conflict.fields().stream()
                .map(field -> name(field, project))
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

    private String name(Field field, Project project) {
        String text = getTranslation(
                "save.field." + field.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return switch (field.entity()) {
            case PROJECT -> text;
            case SEQUENCE ->
                getTranslation(
                        "save.field.of-sequence",
                        project.sequence(field.id()).map(Sequence::name).orElse(field.id()),
                        text);
            case SHOT -> getTranslation("save.field.of-shot", number(field.id(), project), text);
            case PHRASE -> getTranslation("save.field.of-phrase", text);
        };
    }

    private static String number(String shotId, Project project) {
        List<String> ids =
                PlayingOrder.of(project).shots().stream().map(Shot::id).toList();
        int index = ids.indexOf(shotId);
        return index < 0 ? shotId : Integer.toString(index + 1);
    }
}
