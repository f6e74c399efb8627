package studio.storycore.project;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A stored finding that makes a prompt unfit for generation.
 */
public record PromptError(
        PromptErrorType type,
        String message,
        String field,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {

    public PromptError {
        Checks.text("message", message);
        Checks.text("field", field);
        unknown = Checks.unknown(unknown);
    }
}
