package studio.storycore.prompt;

/** How far a shot's prompt is. */
public enum PromptState {
    /** Fit for generation, perhaps with advice. */
    COMPLETE,
    /** Nothing was written yet. */
    INCOMPLETE,
    /** Something was written that cannot be used. */
    INVALID
}
