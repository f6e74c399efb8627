package studio.storycore.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.storycore.contract.RecordShape.Field;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Rule;
import tools.jackson.databind.JsonNode;

/**
 * Makes the contract's records from a JSON tree. Written out rather than left to Jackson, because Jackson turns the order
 * of unknown fields around each time, and tells of wrong values in the words of Java.
 */
final class RecordBinder {

    private final JsonNode document;

    RecordBinder(JsonNode document) {
        this.document = document;
    }

    /** @throws InvalidDocument with the first violation; validate first to have them all */
    Object bind(RecordShape shape) {
        return bind(shape, document, DocumentPath.ROOT);
    }

    private Object bind(RecordShape shape, JsonNode node, DocumentPath path) {
        if (!node.isObject()) {
            throw wrongType(path, JsonKind.OBJECT, node);
        }
        Object[] values = new Object[shape.fields().size() + 1];
        int next = 0;
        for (Field field : shape.fields().values()) {
            values[next] = value(field, node.get(field.name()), path.to(field.name()));
            next++;
        }
        values[next] = unknown(shape, node);
        try {
            return shape.construct(values);
        } catch (InvalidValue invalid) {
            throw invalid(
                    path.to(invalid.field()),
                    invalid.rule(),
                    invalid.arguments().toArray());
        }
    }

    private @Nullable Object value(Field field, @Nullable JsonNode node, DocumentPath path) {
        if (node == null) {
            if (field.optional()) {
                return null;
            }
            throw invalid(path, Rule.MISSING);
        }
        return switch (field.kind()) {
            case TEXT -> text(node, path);
            case NUMBER -> {
                require(node.isNumber(), path, JsonKind.NUMBER, node);
                yield JsonTree.rounded(node);
            }
            case FLAG -> {
                require(node.isBoolean(), path, JsonKind.TRUE_OR_FALSE, node);
                yield node.booleanValue();
            }
            case CHOICE -> choice(field, text(node, path), path);
            case RECORD -> bind(field.requiredShape(), node, path);
            case TEXTS, RECORDS -> list(field, node, path);
        };
    }

    private List<Object> list(Field field, JsonNode node, DocumentPath path) {
        require(node.isArray(), path, JsonKind.LIST, node);
        List<Object> entries = new ArrayList<>(node.size());
        for (JsonNode entry : node) {
            DocumentPath place = path.to(entries.size());
            entries.add(
                    field.kind() == RecordShape.Kind.TEXTS
                            ? text(entry, place)
                            : bind(field.requiredShape(), entry, place));
        }
        return entries;
    }

    private String text(JsonNode node, DocumentPath path) {
        require(node.isString(), path, JsonKind.TEXT, node);
        return node.stringValue();
    }

    private Object choice(Field field, String name, DocumentPath path) {
        Object constant = field.choices().get(name);
        if (constant == null) {
            throw invalid(path, Rule.NOT_ALLOWED, field.choices().keySet().toArray());
        }
        return constant;
    }

    private static Map<String, JsonNode> unknown(RecordShape shape, JsonNode node) {
        if (shape.fields().keySet().containsAll(node.propertyNames())) {
            return Map.of();
        }
        Map<String, JsonNode> unknown = new LinkedHashMap<>();
        node.forEachEntry((name, value) -> {
            if (!shape.fields().containsKey(name)) {
                unknown.put(name, value);
            }
        });
        return unknown;
    }

    private void require(boolean fits, DocumentPath path, JsonKind expected, JsonNode found) {
        if (!fits) {
            throw wrongType(path, expected, found);
        }
    }

    private InvalidDocument wrongType(DocumentPath path, JsonKind expected, JsonNode found) {
        return found.isNull()
                ? invalid(path, Rule.NULL_VALUE)
                : invalid(path, Rule.WRONG_TYPE, expected, JsonKind.of(found));
    }

    private InvalidDocument invalid(DocumentPath path, Rule rule, Object... arguments) {
        Violation violation = new Violation(path.pointer(), rule, List.of(arguments), path.ids(document));
        return new InvalidDocument(List.of(violation), 1);
    }
}
