package studio.storycore.api;

/** Thrown when a whole document is based on another revision than the last. */
final class Stale extends RuntimeException {

    private final long sequenceNumber;

    /** @param sequenceNumber the last revision; 0 when there is no such project yet */
    Stale(long sequenceNumber) {
        this.sequenceNumber = sequenceNumber;
    }

    long sequenceNumber() {
        return sequenceNumber;
    }
}
