package studio.storycore.importing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One object of a file on its way to an entity of the contract. Fields are taken out of it by any of their names, also
 * nested ones such as {@code generation.prompt}; what nobody took is kept by {@link #finish}. So nothing gets lost, and each
 * step is told. For one thread; consumes the object that it is given.
 */
final class Fields {

    private static final String KEPT = "Imported";

    private final String file;
    private final String path;
    private final ObjectNode source;
    private final ObjectNode target = JsonNodeFactory.instance.objectNode();
    private final Notes notes;
    private final Set<String> asked = new TreeSet<>();
    private final Map<String, String> origins = new HashMap<>();

    Fields(String file, String path, ObjectNode source, Notes notes) {
        this.file = file;
        this.path = path;
        this.source = source;
        this.notes = notes;
    }

    static String pointer(String path, String name) {
        return path + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    String file() {
        return file;
    }

    String path() {
        return path;
    }

    ObjectNode target() {
        return target;
    }

    /** The value of the first of the names that has one; it stays where it is. */
    Optional<JsonNode> peek(String... names) {
        for (String name : names) {
            JsonNode node = at(name);
            if (node != null && !node.isNull()) {
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    Optional<String> peekText(String... names) {
        return peek(names).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    /** A text that becomes a field of the contract; a number is read as a text. Blank ones count as missing. */
    Optional<String> text(String field, String... names) {
        for (String name : names) {
            asked.add(name);
            JsonNode node = at(name);
            if (node != null && (node.isString() || node.isNumber())) {
                String text = node.isString() ? node.stringValue() : node.toString();
                if (!text.isBlank()) {
                    move(name, field);
                    if (!node.isString()) {
                        told(Note.Reason.CONVERTED, name, Texts.shortened(text), "\"" + Texts.shortened(text) + "\"");
                    }
                    target.put(field, text);
                    return Optional.of(text);
                }
            }
        }
        return Optional.empty();
    }

    /** Like {@link #text}, for addresses and paths: back-slashes become slashes. */
    Optional<String> address(String field, String... names) {
        return text(field, names).map(text -> {
            String address = text.replace('\\', '/');
            if (!address.equals(text)) {
                converted(field, Texts.shortened(text), Texts.shortened(address));
                target.put(field, address);
            }
            return address;
        });
    }

    /** A copy of a text that also stays where it is. */
    Optional<String> copiedText(String field, String... names) {
        for (String name : names) {
            JsonNode node = at(name);
            if (node != null && node.isString() && !node.stringValue().isBlank()) {
                notes.add(Note.Reason.RENAMED, file, place(name), field);
                target.put(field, node.stringValue());
                return Optional.of(node.stringValue());
            }
        }
        return Optional.empty();
    }

    /** A number that becomes a field of the contract, if it is allowed there; a text with a number in it is read as one. */
    OptionalDouble number(String field, DoublePredicate allowed, String... names) {
        for (String name : names) {
            asked.add(name);
            JsonNode node = at(name);
            OptionalDouble number = node == null ? OptionalDouble.empty() : Values.number(node);
            if (node != null && number.isPresent() && allowed.test(number.getAsDouble())) {
                move(name, field);
                if (!node.isNumber()) {
                    told(Note.Reason.CONVERTED, name, Texts.shortened(node), number.getAsDouble());
                    target.put(field, number.getAsDouble());
                } else {
                    target.set(field, node);
                }
                return number;
            }
        }
        return OptionalDouble.empty();
    }

    /** A list, taken out; not yet in the target. */
    Optional<ArrayNode> list(String field, String... names) {
        for (String name : names) {
            asked.add(name);
            JsonNode node = at(name);
            if (node != null && node.isArray()) {
                move(name, field);
                return Optional.of((ArrayNode) node);
            }
        }
        return Optional.empty();
    }

    /** An object in this one, taken out to be read on its own; not yet in the target. */
    Optional<Fields> object(String field, String... names) {
        for (String name : names) {
            asked.add(name);
            JsonNode node = at(name);
            if (node != null && node.isObject()) {
                move(name, field);
                return Optional.of(new Fields(file, place(name), (ObjectNode) node, notes));
            }
        }
        return Optional.empty();
    }

    /** Some of these fields, taken out to be an object of their own. */
    Fields part(String... names) {
        ObjectNode some = source.objectNode();
        for (String name : names) {
            JsonNode node = source.remove(name);
            if (node != null) {
                some.set(name, node);
            }
        }
        return new Fields(file, path, some, notes);
    }

    /** The value of the first of the names that has one, taken out. */
    Optional<JsonNode> take(String field, String... names) {
        for (String name : names) {
            asked.add(name);
            JsonNode node = at(name);
            if (node != null && !node.isNull()) {
                move(name, field);
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    /** Puts the value where it has to be by default, and tells it. */
    void fillIn(String field, Object value) {
        notes.add(Note.Reason.FILLED_IN, file, pointer(path, field), field, value);
        switch (value) {
            case String text -> target.put(field, text);
            case Double number -> target.put(field, number);
            case Boolean flag -> target.put(field, flag);
            default -> throw new IllegalArgumentException("no default of the contract: " + value);
        }
    }

    /** Tells that a field that was taken has another value now. */
    void converted(String field, Object was, Object is) {
        notes.add(Note.Reason.CONVERTED, file, origins.getOrDefault(field, place(field)), was, is);
    }

    /** Tells something about a field of the file. */
    void told(Note.Reason reason, String name, Object... arguments) {
        notes.add(reason, file, place(name), arguments);
    }

    /**
     * The entity, with everything kept that was not taken. What stands under a name of the contract but makes no sense
     * there is kept under another name.
     */
    ObjectNode finish(Set<String> contract) {
        source.forEachEntry((name, value) -> {
            if (contract.contains(name) || target.has(name)) {
                if (value.isNull()) {
                    told(Note.Reason.NULL_DROPPED, name);
                } else {
                    keep(name, value);
                }
            } else {
                told(
                        asked.contains(name) && !value.isNull() ? Note.Reason.UNUSABLE : Note.Reason.UNKNOWN_FIELD,
                        name,
                        name);
                target.set(name, value);
            }
        });
        return target;
    }

    private void keep(String name, JsonNode value) {
        String free = name + KEPT;
        while (source.has(free) || target.has(free)) {
            free += KEPT;
        }
        told(Note.Reason.UNUSABLE, name, free);
        target.set(free, value);
    }

    private void move(String name, String field) {
        origins.put(field, place(name));
        int dot = name.lastIndexOf('.');
        ObjectNode holder = dot < 0 ? source : (ObjectNode) at(name.substring(0, dot));
        if (holder != null) {
            holder.remove(name.substring(dot + 1));
            if (dot > 0 && holder.isEmpty()) {
                source.remove(name.substring(0, dot));
            }
        }
        if (!name.equals(field)) {
            told(Note.Reason.RENAMED, name, field);
        }
    }

    private @Nullable JsonNode at(String name) {
        JsonNode node = source;
        for (String step : name.split("\\.")) {
            if (node == null || !node.isObject()) {
                return null;
            }
            node = node.get(step);
        }
        return node;
    }

    /** The path of a field. */
    String place(String name) {
        String place = path;
        for (String step : name.split("\\.")) {
            place = pointer(place, step);
        }
        return place;
    }
}
