package studio.storycore.token;

import java.util.Locale;

/** Thrown when an access token is not made: the reason can be told to a person. */
public final class TokenRejected extends RuntimeException {

    /** Why it was not made. Each has a text for people, see {@link #translationKey()}. */
    public enum Reason {
        /** Empty, or with control characters. */
        NAME_INVALID,
        /** Longer than {@link AccessTokens#LONGEST_NAME}; arguments: its length, the limit. */
        NAME_TOO_LONG,
        /** The person has {@link AccessTokens#MOST} of them. */
        TOO_MANY
    }

    private final Reason reason;
    private final transient Object[] arguments;

    /** @param arguments what the text for people names */
    TokenRejected(Reason reason, Object... arguments) {
        super(reason.name());
        this.reason = reason;
        this.arguments = arguments;
    }

    public Reason reason() {
        return reason;
    }

    /** What the text for people names. */
    public Object[] arguments() {
        return arguments.clone();
    }

    /** The key of the text that tells a person why, and what to do. */
    public String translationKey() {
        return "tokens.rejected." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
