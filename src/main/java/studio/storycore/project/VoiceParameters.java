package studio.storycore.project;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * How a phrase is spoken.
 *
 * @param speed    0.5 to 2.0, 1 is natural
 * @param pitch    -12 to 12 semitones
 * @param language two letters of ISO 639-1
 */
public record VoiceParameters(
        VoiceType voiceType,
        double speed,
        double pitch,
        String language,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {

    public VoiceParameters {
        Checks.between("speed", speed, 0.5, 2.0);
        Checks.between("pitch", pitch, -12, 12);
        Checks.language(language);
        unknown = Checks.unknown(unknown);
    }
}
