package studio.storycore.project;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The quality check of a generation.
 *
 * @param overallScore 0 to 100
 */
public record QaReport(
        double overallScore,
        List<ShotScore> shotScores,
        boolean autofixApplied,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {

    public QaReport {
        Checks.between("overallScore", overallScore, 0, 100);
        shotScores = List.copyOf(shotScores);
        unknown = Checks.unknown(unknown);
    }
}
