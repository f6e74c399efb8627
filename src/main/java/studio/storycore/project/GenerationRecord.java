package studio.storycore.project;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One attempt to generate a project's pictures.
 *
 * @param timestamp milliseconds since 1970 in UTC; may have a fraction
 * @param error     why it failed, in words
 */
public record GenerationRecord(
        String id,
        double timestamp,
        GenerationStatus status,
        @Nullable GenerationResults results,
        @Nullable String error,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {

    public GenerationRecord {
        Checks.id(id);
        Checks.finite("timestamp", timestamp);
        Checks.text("error", error);
        unknown = Checks.unknown(unknown);
    }
}
