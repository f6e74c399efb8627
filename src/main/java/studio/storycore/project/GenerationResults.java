package studio.storycore.project;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a generation made.
 *
 * @param errors absent in records of programs that do not report them
 */
public record GenerationResults(
        boolean success,
        String masterCoherenceSheetUrl,
        List<GeneratedShot> generatedShots,
        QaReport qaReport,
        String exportPackageUrl,
        @Nullable List<GenerationError> errors,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {

    public GenerationResults {
        Checks.text("masterCoherenceSheetUrl", masterCoherenceSheetUrl);
        Checks.text("exportPackageUrl", exportPackageUrl);
        generatedShots = List.copyOf(generatedShots);
        errors = errors == null ? null : List.copyOf(errors);
        unknown = Checks.unknown(unknown);
    }
}
