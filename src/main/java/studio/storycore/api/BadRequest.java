package studio.storycore.api;

/** Thrown for a request that makes no sense, whatever is stored. Its text is {@code api.bad.<reason in lower case>}. */
final class BadRequest extends RuntimeException {

    /** What is wrong. */
    enum Reason {
        /** The header If-Match names no revision. */
        IF_MATCH,
        /** The header If-None-Match of a change is not {@code *}. */
        IF_NONE_MATCH,
        /** The header Idempotency-Key is empty, too long, or not plain ASCII. */
        IDEMPOTENCY_KEY,
        /** The parameters page or size are out of range. */
        PAGE,
        /** The parameter size of a list of revisions is out of range. */
        SIZE,
        /** A list of edits is no list, is empty or is too long. */
        EDITS,
        /** The whole content is replaced by PUT. */
        REPLACE
    }

    private final Reason reason;

    BadRequest(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
