package studio.storycore.project;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The step of a generation. */
public enum GenerationStage {
    @JsonProperty("grid")
    GRID,
    @JsonProperty("comfyui")
    COMFYUI,
    @JsonProperty("promotion")
    PROMOTION,
    @JsonProperty("qa")
    QA,
    @JsonProperty("export")
    EXPORT
}
