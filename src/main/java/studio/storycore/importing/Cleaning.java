package studio.storycore.importing;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Copies a tree, without what no store can encode: halves of characters, and NUL in the names of fields. */
final class Cleaning {

    /** Well below what is read, because the converted document may hold it some levels deeper. */
    static final int DEEPEST = 60;

    private final String file;
    private final Notes notes;

    Cleaning(String file, Notes notes) {
        this.file = file;
        this.notes = notes;
    }

    JsonNode clean(JsonNode tree) throws Refused {
        return clean(tree, "", 0);
    }

    private JsonNode clean(JsonNode node, String path, int depth) throws Refused {
        if (depth > DEEPEST) {
            throw new Refused(new Refusal.TooDeep(file, path, DEEPEST));
        }
        if (node.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            for (var field : node.properties()) {
                String name = name(copy, field.getKey(), path);
                copy.set(name, clean(field.getValue(), Fields.pointer(path, name), depth + 1));
            }
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            for (JsonNode entry : node) {
                copy.add(clean(entry, path + "/" + copy.size(), depth + 1));
            }
            return copy;
        }
        String mended = node.isString() ? mended(node.stringValue()) : null;
        if (mended == null) {
            return node;
        }
        notes.add(Note.Reason.CLEANED, file, path);
        return StringNode.valueOf(mended);
    }

    private String name(ObjectNode copy, String name, String path) {
        String mended = mended(name.replace('\0', '\uFFFD'));
        String clean = mended == null ? name.replace('\0', '\uFFFD') : mended;
        if (!clean.equals(name)) {
            notes.add(Note.Reason.CLEANED, file, path);
        }
        while (copy.has(clean)) {
            clean += "_" + copy.size();
        }
        return clean;
    }

    /** The text with a replacement for each half of a character; null when there is none. */
    private static @Nullable String mended(String text) {
        StringBuilder mended = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                i++;
                continue;
            }
            if (mended == null) {
                mended = new StringBuilder(text);
            }
            mended.setCharAt(i, '\uFFFD');
        }
        return mended == null ? null : mended.toString();
    }
}
