package studio.storycore.view.project;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Locale;
import studio.storycore.edit.Field;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;

/** What people call a field of a project: “Shot 3: prompt”. */
final class FieldNames {

    private FieldNames() {}

    /** @param place in whose language */
    static String of(Field field, Project project, Component place) {
        String name = place.getTranslation(
                "save.field." + field.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return switch (field.entity()) {
            case PROJECT -> name;
            case SEQUENCE ->
                place.getTranslation(
                        "save.field.of-sequence",
                        project.sequence(field.id()).map(Sequence::name).orElse(field.id()),
                        name);
            case SHOT -> place.getTranslation("save.field.of-shot", number(field.id(), project), name);
            case PHRASE -> place.getTranslation("save.field.of-phrase", name);
        };
    }

    private static String number(String shotId, Project project) {
        List<String> ids =
                PlayingOrder.of(project).shots().stream().map(Shot::id).toList();
        int index = ids.indexOf(shotId);
        return index < 0 ? shotId : Integer.toString(index + 1);
    }
}
