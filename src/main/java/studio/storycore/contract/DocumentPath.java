package studio.storycore.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A place in a document while it is walked through. Linked upwards, so that walking costs no text; it becomes a pointer
 * only where something is wrong.
 *
 * @param step the name of a field or the index in a list
 */
record DocumentPath(@Nullable DocumentPath parent, Object step) {

    static final DocumentPath ROOT = new DocumentPath(null, "");

    DocumentPath to(String field) {
        return new DocumentPath(this, field);
    }

    DocumentPath to(int index) {
        return new DocumentPath(this, index);
    }

    /** As a JSON Pointer. */
    String pointer() {
        return parent == null ? "" : parent.pointer() + "/" + escaped(step.toString());
    }

    /** The ids of the list entries on this path, by their pointers. */
    Map<String, String> ids(JsonNode document) {
        Map<String, String> ids = new LinkedHashMap<>();
        collectIds(document, ids);
        return ids;
    }

    private @Nullable JsonNode collectIds(JsonNode document, Map<String, String> ids) {
        if (parent == null) {
            return document;
        }
        JsonNode above = parent.collectIds(document, ids);
        if (above == null) {
            return null;
        }
        if (!(step instanceof Integer index)) {
            return above.get(step.toString());
        }
        JsonNode entry = above.get(index);
        if (entry != null) {
            JsonNode id = entry.has("id") ? entry.get("id") : entry.get("shotId");
            if (id != null && id.isString()) {
                ids.put(pointer(), id.stringValue());
            }
        }
        return entry;
    }

    private static String escaped(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }
}
