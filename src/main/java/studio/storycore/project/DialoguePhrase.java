package studio.storycore.project;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One line of dialogue.
 *
 * @param shotId          the shot it is spoken in; {@link #NOT_LINKED} for none; may dangle in documents from outside
 * @param text            at least one character
 * @param startTime       seconds on the project's timeline, at least 0
 * @param endTime         seconds on the project's timeline, after {@code startTime}
 * @param voiceParameters how it is to be spoken, if that was decided
 */
public record DialoguePhrase(
        String id,
        String shotId,
        String text,
        double startTime,
        double endTime,
        @Nullable VoiceParameters voiceParameters,
        @Nullable String generatedAudioUrl,
        PhraseMetadata metadata,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {

    /** The {@code shotId} of a phrase that belongs to no shot. */
    public static final String NOT_LINKED = "";

    public DialoguePhrase {
        Checks.id(id);
        Checks.text("shotId", shotId);
        Checks.notEmpty("text", text);
        Checks.notNegative("startTime", startTime);
        Checks.positive("endTime", endTime);
        if (endTime <= startTime) {
            throw new InvalidValue(Rule.END_NOT_AFTER_START, "endTime", startTime, endTime);
        }
        Checks.text("generatedAudioUrl", generatedAudioUrl);
        unknown = Checks.unknown(unknown);
    }

    public DialoguePhrase withShotId(String newShotId) {
        return new DialoguePhrase(
                id, newShotId, text, startTime, endTime, voiceParameters, generatedAudioUrl, metadata, unknown);
    }

    public DialoguePhrase withText(String newText) {
        return new DialoguePhrase(
                id, shotId, newText, startTime, endTime, voiceParameters, generatedAudioUrl, metadata, unknown);
    }

    public DialoguePhrase withTimes(double newStart, double newEnd) {
        return new DialoguePhrase(
                id, shotId, text, newStart, newEnd, voiceParameters, generatedAudioUrl, metadata, unknown);
    }

    public DialoguePhrase withVoice(@Nullable VoiceParameters newVoice) {
        return new DialoguePhrase(id, shotId, text, startTime, endTime, newVoice, generatedAudioUrl, metadata, unknown);
    }

    public DialoguePhrase withGeneratedAudioUrl(@Nullable String newUrl) {
        return new DialoguePhrase(id, shotId, text, startTime, endTime, voiceParameters, newUrl, metadata, unknown);
    }

    public DialoguePhrase withMetadata(PhraseMetadata newMetadata) {
        return new DialoguePhrase(
                id, shotId, text, startTime, endTime, voiceParameters, generatedAudioUrl, newMetadata, unknown);
    }
}
