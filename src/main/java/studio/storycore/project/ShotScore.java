package studio.storycore.project;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The quality check of one generated shot.
 *
 * @param score 0 to 100
 */
public record ShotScore(
        String shotId,
        double score,
        List<String> issues,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {

    public ShotScore {
        Checks.text("shotId", shotId);
        Checks.between("score", score, 0, 100);
        issues.forEach(issue -> Checks.text("issues", issue));
        issues = List.copyOf(issues);
        unknown = Checks.unknown(unknown);
    }
}
