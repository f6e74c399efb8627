package studio.storycore.project;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a prompt is unfit for generation. */
public enum PromptErrorType {
    @JsonProperty("empty")
    EMPTY,
    @JsonProperty("too_short")
    TOO_SHORT,
    @JsonProperty("too_long")
    TOO_LONG,
    @JsonProperty("invalid_characters")
    INVALID_CHARACTERS
}
