package studio.storycore.library;

/** Thrown when the id of a change is that of another one, which is stored already. */
public final class KeyUsed extends RuntimeException {

    private final long sequenceNumber;

    KeyUsed(long sequenceNumber) {
        super("the change with this id in revision " + sequenceNumber + " is another one");
        this.sequenceNumber = sequenceNumber;
    }

    /** The revision that holds the other one. */
    public long sequenceNumber() {
        return sequenceNumber;
    }
}
