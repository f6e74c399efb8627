package studio.storycore.api;

/** Thrown when a new project cannot have its id, because there is one with it that the person may not see. */
final class IdTaken extends RuntimeException {}
