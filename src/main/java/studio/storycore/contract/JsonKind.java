package studio.storycore.contract;

import tools.jackson.databind.JsonNode;

/** The kinds of JSON values, as messages name them. */
public enum JsonKind {
    TEXT,
    NUMBER,
    TRUE_OR_FALSE,
    LIST,
    OBJECT,
    NOTHING;

    static JsonKind of(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING, BINARY -> TEXT;
            case NUMBER -> NUMBER;
            case BOOLEAN -> TRUE_OR_FALSE;
            case ARRAY -> LIST;
            case OBJECT, POJO -> OBJECT;
            case NULL, MISSING -> NOTHING;
        };
    }

    /** By the name that JSON Schema uses. */
    static JsonKind ofSchemaType(String type) {
        return switch (type) {
            case "string" -> TEXT;
            case "number" -> NUMBER;
            case "boolean" -> TRUE_OR_FALSE;
            case "array" -> LIST;
            case "object" -> OBJECT;
            default -> throw new IllegalArgumentException("the contract has no values of type " + type);
        };
    }
}
