package studio.storycore.project;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The picture that keeps the generated shots alike.
 *
 * @param generatedAt milliseconds since 1970 in UTC; may have a fraction
 */
public record MasterCoherenceSheet(
        String url,
        double generatedAt,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {

    public MasterCoherenceSheet {
        Checks.text("url", url);
        Checks.finite("generatedAt", generatedAt);
        unknown = Checks.unknown(unknown);
    }
}
