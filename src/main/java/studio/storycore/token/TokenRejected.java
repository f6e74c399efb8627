package studio.storycore.token;

import java.util.Locale;

/** Thrown when an access token is not made: the reason can be told to a person. */
public final class TokenRejected extends RuntimeException {

    /** Why it was not made. Each has a text for people, see {@link #translationKey()}. */
    public enum Reason {
        /** Empty, longer than 100 characters, or with control characters. */
        NAME_INVALID,
        /** The person has {@link AccessTokens#MOST} of them. */
        TOO_MANY
    }

    private final Reason reason;

    TokenRejected(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** The key of the text that tells a person why, and what to do. */
    public String translationKey() {
        return "tokens.rejected." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
