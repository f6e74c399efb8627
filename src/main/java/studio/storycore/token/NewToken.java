package studio.storycore.token;

/**
 * An access token that was just made.
 *
 * @param value the token itself, which nobody can show again
 */
public record NewToken(String value, AccessToken token) {

    /** Without the token, wherever it may be printed. */
    @Override
    public String toString() {
        return "new " + token;
    }
}
