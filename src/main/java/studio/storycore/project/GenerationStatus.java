package studio.storycore.project;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a generation ended. */
public enum GenerationStatus {
    @JsonProperty("success")
    SUCCESS,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("cancelled")
    CANCELLED
}
