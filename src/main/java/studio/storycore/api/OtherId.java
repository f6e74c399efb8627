package studio.storycore.api;

/** Thrown when a document has another id than the address that it is sent to. */
final class OtherId extends RuntimeException {}
