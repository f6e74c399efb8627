package studio.storycore.importing;

import studio.storycore.contract.InvalidDocument;
import studio.storycore.contract.ProjectJson;
import studio.storycore.project.InvalidValue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Tries whether a value is a record of the contract already. */
final class Binding {

    private final ProjectJson json;

    Binding(ProjectJson json) {
        this.json = json;
    }

    /** Takes a value over if it is one; else it is left to be kept under another name. */
    void keepIfValid(Fields entity, String field, Class<?> type, String... names) {
        for (String name : names) {
            if (entity.peek(name).filter(value -> isValid(value, type)).isPresent()) {
                entity.take(field, name).ifPresent(value -> entity.target().set(field, value));
                return;
            }
        }
    }

    private boolean isValid(JsonNode value, Class<?> type) {
        try {
            json.mapper().treeToValue(value, type);
            return value.isObject();
        } catch (JacksonException | InvalidDocument | InvalidValue foreign) {
            return false;
        }
    }
}
