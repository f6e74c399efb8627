package studio.storycore.account;

/** Thrown when something asked of an account is not done: nothing was changed, and the reason can be told to a person. */
public final class AccountRejected extends RuntimeException {

    /** Why it was not done. Each has a text for people, see {@link #translationKey()}. */
    public enum Reason {
        /** Not 2 to 64 lower case letters, digits, dots, underscores or hyphens. */
        USERNAME_INVALID,
        /** Another account has this name. */
        USERNAME_TAKEN,
        /** Empty, or with control characters. */
        DISPLAY_NAME_INVALID,
        /** Longer than {@link Accounts#LONGEST_DISPLAY_NAME}; arguments: its length, the limit. */
        DISPLAY_NAME_TOO_LONG,
        /** Fewer characters than {@link PasswordRules#MIN_CHARACTERS}. */
        PASSWORD_TOO_SHORT,
        /** More bytes than {@link PasswordRules#MAX_BYTES}. */
        PASSWORD_TOO_LONG,
        /** The same as the username or the display name. */
        PASSWORD_IS_NAME,
        /** The new password is the old one. */
        PASSWORD_UNCHANGED,
        /** The current password was asked for, and what came was another one. */
        PASSWORD_WRONG,
        /** Too many wrong passwords: to be tried again later. */
        TOO_MANY_ATTEMPTS,
        /** Other passwords are being checked, and this one has not had its turn. */
        BUSY,
        /** There is no such account, or the acting person may not know. */
        NOT_FOUND,
        /** Somebody must be left who can look after the accounts. */
        LAST_ADMINISTRATOR
    }

    private final Reason reason;
    private final transient Object[] arguments;

    /** @param arguments what the text for people names */
    AccountRejected(Reason reason, String username, Object... arguments) {
        super(reason + " " + username);
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
        return "account.rejected."
                + reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
