package studio.storycore.project;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One shot of a film.
 *
 * @param sequenceId       the sequence it belongs to; may name none that exists, in documents from outside
 * @param startTime        seconds on the project's timeline, at least 0; follows from the playing order
 * @param duration         seconds, greater than 0
 * @param prompt           what to generate; may be empty
 * @param promptValidation what another program stored about the prompt; dropped when the prompt changes
 * @param position         place in the playing order of the whole project, from 0; follows from it
 */
public record Shot(
        String id,
        String sequenceId,
        double startTime,
        double duration,
        String prompt,
        @Nullable PromptValidation promptValidation,
        @Nullable String generatedImageUrl,
        ShotMetadata metadata,
        @Nullable Double position,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {

    /** The duration of a new shot, in seconds. */
    public static final double DEFAULT_DURATION = 5;

    public Shot {
        Checks.id(id);
        Checks.text("sequenceId", sequenceId);
        Checks.notNegative("startTime", startTime);
        Checks.positive("duration", duration);
        Checks.text("prompt", prompt);
        Checks.text("generatedImageUrl", generatedImageUrl);
        Checks.notNegative("position", position);
        unknown = Checks.unknown(unknown);
    }

    /** A new shot without a prompt. */
    public static Shot empty(String id, String sequenceId) {
        return new Shot(id, sequenceId, 0, DEFAULT_DURATION, "", null, null, ShotMetadata.EMPTY, null, Map.of());
    }

    public Shot withId(String newId) {
        return new Shot(
                newId,
                sequenceId,
                startTime,
                duration,
                prompt,
                promptValidation,
                generatedImageUrl,
                metadata,
                position,
                unknown);
    }

    public Shot withSequenceId(String newSequenceId) {
        return new Shot(
                id,
                newSequenceId,
                startTime,
                duration,
                prompt,
                promptValidation,
                generatedImageUrl,
                metadata,
                position,
                unknown);
    }

    /** The same shot at another place of the timeline. */
    public Shot at(double newStartTime, @Nullable Double newPosition) {
        return new Shot(
                id,
                sequenceId,
                newStartTime,
                duration,
                prompt,
                promptValidation,
                generatedImageUrl,
                metadata,
                newPosition,
                unknown);
    }

    public Shot withDuration(double newDuration) {
        return new Shot(
                id,
                sequenceId,
                startTime,
                newDuration,
                prompt,
                promptValidation,
                generatedImageUrl,
                metadata,
                position,
                unknown);
    }

    /** The same shot with another prompt; what was stored about the old prompt no longer holds and is dropped. */
    public Shot withPrompt(String newPrompt) {
        return new Shot(
                id, sequenceId, startTime, duration, newPrompt, null, generatedImageUrl, metadata, position, unknown);
    }

    public Shot withPromptValidation(@Nullable PromptValidation newValidation) {
        return new Shot(
                id,
                sequenceId,
                startTime,
                duration,
                prompt,
                newValidation,
                generatedImageUrl,
                metadata,
                position,
                unknown);
    }

    public Shot withGeneratedImageUrl(@Nullable String newUrl) {
        return new Shot(
                id, sequenceId, startTime, duration, prompt, promptValidation, newUrl, metadata, position, unknown);
    }

    public Shot withMetadata(ShotMetadata newMetadata) {
        return new Shot(
                id,
                sequenceId,
                startTime,
                duration,
                prompt,
                promptValidation,
                generatedImageUrl,
                newMetadata,
                position,
                unknown);
    }
}
