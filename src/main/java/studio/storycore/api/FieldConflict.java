package studio.storycore.api;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import studio.storycore.contract.ProjectJson;
import studio.storycore.edit.Field;
import studio.storycore.library.ChangedMeanwhile;
import studio.storycore.project.Project;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * A field that two have changed.
 *
 * @param entity {@code project}, {@code sequence}, {@code shot} or {@code phrase}
 * @param id     the entity's id; empty for the project itself
 * @param field  its name; {@code place} for where the entity is, and whether it is there at all
 * @param theirs the value that is stored; null if there is none
 * @param yours  the value that was not stored; null if there is none
 */
record FieldConflict(String entity, String id, String field, JsonNode theirs, JsonNode yours) {

    static List<FieldConflict> of(ChangedMeanwhile changed, ProjectJson json) {
        return changed.fields().stream()
                .map(field -> new FieldConflict(
                        EnumName.of(field.entity()),
                        field.id(),
                        camelCase(field.name()),
                        value(field, changed.theirs(), json),
                        changed.wanted()
                                .map(wanted -> value(field, wanted, json))
                                .orElse(NullNode.getInstance())))
                .sorted(Comparator.comparing(FieldConflict::entity)
                        .thenComparing(FieldConflict::id)
                        .thenComparing(FieldConflict::field))
                .toList();
    }

    private static JsonNode value(Field field, Project project, ProjectJson json) {
        Optional<Object> entity = holder(field, project);
        return entity.isEmpty()
                ? NullNode.getInstance()
                : inside(json.mapper().valueToTree(entity.get()), camelCase(field.name()));
    }

    private static JsonNode inside(JsonNode entity, String name) {
        JsonNode value = entity.path(name);
        if (value.isMissingNode()) {
            value = entity.path("metadata").path(name);
        }
        if (value.isMissingNode()) {
            value = entity.path("capabilities").path(name);
        }
        boolean whole = name.equals(Field.PLACE) || name.equals("times");
        return value.isMissingNode() ? whole ? entity : NullNode.getInstance() : value;
    }

    private static Optional<Object> holder(Field field, Project project) {
        return switch (field.entity()) {
            // What its fields hold, without the lists of everything in it.
            case PROJECT -> Optional.of(project.with(List.of(), List.of(), List.of()));
            case SEQUENCE -> project.sequence(field.id()).map(Object.class::cast);
            case SHOT -> project.shot(field.id()).map(Object.class::cast);
            case PHRASE -> project.phrase(field.id()).map(Object.class::cast);
        };
    }

    /** Some edits name their field as the constant that stands for it. */
    static String camelCase(String name) {
        if (!name.equals(name.toUpperCase(Locale.ROOT))) {
            return name;
        }
        StringBuilder camel = new StringBuilder();
        for (String word : name.toLowerCase(Locale.ROOT).split("_")) {
            camel.append(camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }
}
