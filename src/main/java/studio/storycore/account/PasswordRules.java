package studio.storycore.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import studio.storycore.account.AccountRejected.Reason;

/**
 * Which passwords are taken, and how one is made.
 *
 * <p>Length is what keeps a password from being guessed, so length is what is asked for; rules about kinds of characters
 * only make people write passwords down. The upper limit is bcrypt's, which reads 72 bytes: a longer password is refused
 * rather than cut without a word.
 */
@Component
public class PasswordRules {

    /** In characters as a person counts them, more or less: Unicode code points. */
    public static final int MIN_CHARACTERS = 10;

    /** In bytes of UTF-8. */
    public static final int MAX_BYTES = 72;

    /** Without those that look like another one: 31 letters and digits, so 4 groups of 4 are 79 bits. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 4;

    private final RandomGenerator random = new SecureRandom();

    /** Why the password cannot be taken; empty when it can. */
    public Optional<Reason> violation(String password, String username, String displayName) {
        if (password.codePointCount(0, password.length()) < MIN_CHARACTERS) {
            return Optional.of(Reason.PASSWORD_TOO_SHORT);
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return Optional.of(Reason.PASSWORD_TOO_LONG);
        }
        if (password.equalsIgnoreCase(username) || password.equalsIgnoreCase(displayName)) {
            return Optional.of(Reason.PASSWORD_IS_NAME);
        }
        return Optional.empty();
    }

    /** A password that nobody can guess and anybody can type. */
    String generate() {
        StringBuilder password = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            if (group > 0) {
                password.append('-');
            }
            for (int i = 0; i < GROUP_LENGTH; i++) {
                password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
        }
        return password.toString();
    }
}
