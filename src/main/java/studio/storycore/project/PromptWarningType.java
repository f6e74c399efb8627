package studio.storycore.project;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What could be better about a prompt. */
public enum PromptWarningType {
    @JsonProperty("inconsistent")
    INCONSISTENT,
    @JsonProperty("vague")
    VAGUE,
    @JsonProperty("missing_detail")
    MISSING_DETAIL
}
