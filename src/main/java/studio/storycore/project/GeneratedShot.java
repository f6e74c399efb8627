package studio.storycore.project;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The picture made for one shot.
 *
 * @param qaScore        0 to 100
 * @param processingTime at least 0; the contract names no unit
 */
public record GeneratedShot(
        String shotId,
        String imageUrl,
        double qaScore,
        double processingTime,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {

    public GeneratedShot {
        Checks.text("shotId", shotId);
        Checks.text("imageUrl", imageUrl);
        Checks.between("qaScore", qaScore, 0, 100);
        Checks.notNegative("processingTime", processingTime);
        unknown = Checks.unknown(unknown);
    }
}
