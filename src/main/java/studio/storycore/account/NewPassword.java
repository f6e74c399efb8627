package studio.storycore.account;

/**
 * A password to be handed to a person; it is known nowhere else and cannot be looked up again.
 *
 * @param username whose it is
 */
public record NewPassword(String username, String password) {

    /** Without the password, wherever it may be printed. */
    @Override
    public String toString() {
        return "new password of " + username;
    }
}
