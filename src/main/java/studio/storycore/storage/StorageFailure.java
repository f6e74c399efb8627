package studio.storycore.storage;

/** Thrown when the store did not do what was asked, or did not say that it did. */
public class StorageFailure extends RuntimeException {

    /** What kind of failure it is, as a person would have to be told. */
    public enum Kind {
        /** The store does not answer, or is changing its primary: a later attempt can help. */
        UNAVAILABLE,
        /** It was not asked, because too many calls wait for it already: a later attempt can help. */
        BUSY,
        /** The store refuses the credentials or the rights of this application. */
        FORBIDDEN,
        /** What is to be stored is larger than the store takes. */
        TOO_LARGE,
        /** Anything else that a later attempt does not change. */
        REFUSED
    }

    private final Kind kind;

    public StorageFailure(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the same call can succeed later without anything being changed. */
    public boolean isTransient() {
        return kind == Kind.UNAVAILABLE || kind == Kind.BUSY;
    }
}
