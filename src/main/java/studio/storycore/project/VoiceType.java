package studio.storycore.project;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kind of voice that speaks a phrase. */
public enum VoiceType {
    @JsonProperty("male")
    MALE,
    @JsonProperty("female")
    FEMALE,
    @JsonProperty("neutral")
    NEUTRAL
}
