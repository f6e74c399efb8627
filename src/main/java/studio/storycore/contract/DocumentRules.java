package studio.storycore.contract;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.storycore.contract.RecordShape.Field;
import studio.storycore.contract.RecordShape.Kind;
import studio.storycore.project.Rule;
import tools.jackson.databind.JsonNode;

/**
 * The rules that a JSON Schema cannot say: ids that are blank or stand twice, a phrase that ends before it starts, numbers
 * that no double holds, texts and names that no store can encode. Safe for use by any thread.
 */
final class DocumentRules {

    private final RecordShape project;

    DocumentRules(RecordShape project) {
        this.project = project;
    }

    void check(JsonNode document, Findings findings) {
        check(document, project, DocumentPath.ROOT, findings);
    }

    /** Only what holds for any content. */
    void checkTexts(JsonNode tree, Findings findings) {
        check(tree, null, DocumentPath.ROOT, findings);
    }

    private static void check(JsonNode node, @Nullable RecordShape shape, DocumentPath path, Findings findings) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                node.forEachEntry((name, value) -> field(name, value, shape, path, findings));
                if (shape != null) {
                    phraseTimes(node, path, findings);
                }
            }
            case ARRAY -> {
                int index = 0;
                for (JsonNode entry : node) {
                    check(entry, null, path.to(index), findings);
                    index++;
                }
            }
            case STRING -> {
                if (!isWellFormed(node.stringValue())) {
                    findings.add(path, Rule.BROKEN_UNICODE);
                }
            }
            default -> {
                // Numbers outside the contract may be as large as they like; the rest cannot be wrong.
            }
        }
    }

    private static void field(
            String name, JsonNode value, @Nullable RecordShape shape, DocumentPath above, Findings findings) {
        DocumentPath path = above.to(name);
        if (name.indexOf('\0') >= 0) {
            findings.add(path, Rule.FIELD_NAME);
        }
        if (!isWellFormed(name)) {
            findings.add(path, Rule.BROKEN_UNICODE);
        }
        Field field = shape == null ? null : shape.fields().get(name);
        if (field == null) {
            check(value, null, path, findings);
        } else if (field.kind() == Kind.RECORDS && value.isArray()) {
            entries(value, field, path, findings);
        } else {
            if (field.kind() == Kind.NUMBER && value.isNumber()) {
                number(name, value, path, findings);
            } else if (name.equals("id") && above.parent() != null && isBlank(value)) {
                findings.add(path, Rule.BLANK);
            }
            check(value, field.kind() == Kind.RECORD ? field.shape() : null, path, findings);
        }
    }

    private static void entries(JsonNode list, Field field, DocumentPath path, Findings findings) {
        Set<String> ids = new HashSet<>();
        int index = 0;
        for (JsonNode entry : list) {
            DocumentPath place = path.to(index);
            JsonNode id = entry.get("id");
            if (id != null && id.isString() && !ids.add(id.stringValue())) {
                findings.add(place.to("id"), Rule.DUPLICATE_ID, id.stringValue());
            }
            check(entry, field.shape(), place, findings);
            index++;
        }
    }

    private static void number(String name, JsonNode value, DocumentPath path, Findings findings) {
        double number = JsonTree.rounded(value);
        if (!Double.isFinite(number)) {
            findings.addUnlessKnown(path, Rule.NOT_FINITE);
        } else if (name.equals("duration") && number == 0) {
            // The schema lets 1e-400 pass, which is zero for every program that counts in doubles.
            findings.addUnlessKnown(path, Rule.NOT_POSITIVE);
        }
    }

    private static void phraseTimes(JsonNode entity, DocumentPath path, Findings findings) {
        JsonNode start = entity.get("startTime");
        JsonNode end = entity.get("endTime");
        if (start != null && end != null && start.isNumber() && end.isNumber()) {
            double from = JsonTree.rounded(start);
            double to = JsonTree.rounded(end);
            if (to <= from && Double.isFinite(from) && Double.isFinite(to)) {
                findings.add(path.to("endTime"), Rule.END_NOT_AFTER_START, from, to);
            }
        }
    }

    private static boolean isBlank(JsonNode value) {
        // An empty id is told by the schema.
        return value.isString()
                && !value.stringValue().isEmpty()
                && value.stringValue().isBlank();
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
