package studio.storycore.library;

/**
 * Thrown when a change is based on a revision that is not there. Its maker knows another past, such as the one after which
 * a backup was restored, and must not overwrite what it has never seen.
 */
public final class UnknownRevision extends RuntimeException {

    private final long last;

    UnknownRevision(long last) {
        super("the last revision is " + last);
        this.last = last;
    }

    /** The number of the last revision. */
    public long last() {
        return last;
    }
}
