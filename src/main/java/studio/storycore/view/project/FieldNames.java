package studio.storycore.view.project;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import studio.storycore.edit.Field;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Project;
import studio.storycore.project.Shot;

/** What people call a field of a project: “Shot 3: prompt”. */
final class FieldNames {

    private static final int MOST = 3;

    private FieldNames() {}

    /** @param place in whose language */
    static String of(Field field, Project project, Component place) {
        String name = place.getTranslation(
                "save.field." + field.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return switch (field.entity()) {
            case PROJECT -> name;
            case SEQUENCE ->
                project.sequence(field.id())
                        .map(sequence -> place.getTranslation("save.field.of-sequence", sequence.name(), name))
                        .orElseGet(() -> place.getTranslation("save.field.of-deleted-sequence", name));
            case SHOT -> ofShot(field.id(), name, project, place);
            case PHRASE -> place.getTranslation("save.field.of-phrase", name);
        };
    }

    /** Several fields in one line: the first few by name. */
    static String of(Set<Field> fields, Project project, Component place) {
        List<String> names = fields.stream()
                .map(field -> of(field, project, place))
                .distinct()
                .sorted()
                .toList();
        return String.join(", ", names.subList(0, Math.min(MOST, names.size()))) + (names.size() > MOST ? ", …" : "");
    }

    private static String ofShot(String shotId, String name, Project project, Component place) {
        if (project.shot(shotId).isEmpty()) {
            return place.getTranslation("save.field.of-deleted-shot", name);
        }
        List<String> ids =
                PlayingOrder.of(project).shots().stream().map(Shot::id).toList();
        int index = ids.indexOf(shotId);
        return index < 0
                ? place.getTranslation("save.field.of-unassigned-shot", name)
                : place.getTranslation("save.field.of-shot", Integer.toString(index + 1), name);
    }
}
