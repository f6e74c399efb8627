package studio.storycore.project;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Who speaks a phrase, and in which mood; both may be absent. */
public record PhraseMetadata(
        @Nullable String character,
        @Nullable String emotion,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {

    public static final PhraseMetadata EMPTY = new PhraseMetadata(null, null, Map.of());

    public PhraseMetadata {
        Checks.text("character", character);
        Checks.text("emotion", emotion);
        unknown = Checks.unknown(unknown);
    }

    public PhraseMetadata withCharacter(@Nullable String newCharacter) {
        return new PhraseMetadata(newCharacter, emotion, unknown);
    }

    public PhraseMetadata withEmotion(@Nullable String newEmotion) {
        return new PhraseMetadata(character, newEmotion, unknown);
    }
}
