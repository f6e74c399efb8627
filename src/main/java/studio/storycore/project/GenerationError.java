package studio.storycore.project;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What went wrong in a generation.
 *
 * @param shotId the shot it concerns, if one
 */
public record GenerationError(
        GenerationStage stage,
        String message,
        @Nullable String shotId,
        boolean retryable,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {

    public GenerationError {
        Checks.text("message", message);
        Checks.text("shotId", shotId);
        unknown = Checks.unknown(unknown);
    }
}
