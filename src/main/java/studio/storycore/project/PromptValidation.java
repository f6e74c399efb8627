package studio.storycore.project;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What another program stored about a shot's prompt. This application keeps it as it came; its own advice is computed
 * while typing and never stored.
 */
public record PromptValidation(
        boolean isValid,
        List<PromptError> errors,
        List<PromptWarning> warnings,
        List<String> suggestions,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {

    public PromptValidation {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
        suggestions.forEach(suggestion -> Checks.text("suggestions", suggestion));
        suggestions = List.copyOf(suggestions);
        unknown = Checks.unknown(unknown);
    }
}
