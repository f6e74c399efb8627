package studio.storycore.storage.mongo;

/** Thrown when stored content has not the form in which it was stored. The message names fields, never what is in them. */
final class DamagedContent extends RuntimeException {

    DamagedContent(String message) {
        super(message);
    }
}
