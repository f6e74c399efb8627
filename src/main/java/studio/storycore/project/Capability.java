package studio.storycore.project;

/** One of the engines that a project can switch on; see {@link Capabilities}. */
public enum Capability {
    GRID_GENERATION,
    PROMOTION_ENGINE,
    QA_ENGINE,
    AUTOFIX_ENGINE,
    VOICE_GENERATION
}
