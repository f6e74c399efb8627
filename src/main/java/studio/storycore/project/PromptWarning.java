package studio.storycore.project;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A stored finding that does not stop a generation.
 */
public record PromptWarning(
        PromptWarningType type,
        String message,
        @Nullable String suggestion,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {

    public PromptWarning {
        Checks.text("message", message);
        Checks.text("suggestion", suggestion);
        unknown = Checks.unknown(unknown);
    }
}
