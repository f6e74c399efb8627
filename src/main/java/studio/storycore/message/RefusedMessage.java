package studio.storycore.message;

/** Thrown for a message that no page of the application sends. */
final class RefusedMessage extends RuntimeException {

    RefusedMessage(String reason) {
        // Nobody looks for where a wrong message was noticed.
        super(reason, null, false, false);
    }
}
