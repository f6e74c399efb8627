package studio.storycore.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import studio.storycore.account.Person;

/** Names the edit that a request makes, so that the same request, sent again, is found in the history. */
final class EditId {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");

    private EditId() {}

    /**
     * @param key the header Idempotency-Key
     * @return null without a key
     * @throws BadRequest when the key is none
     */
    static @Nullable String of(Person person, @Nullable String key) {
        if (key == null) {
            return null;
        }
        if (!KEY.matcher(key).matches()) {
            throw new BadRequest(BadRequest.Reason.IDEMPOTENCY_KEY);
        }
        try {
            // No user name has a space in it, so that no two pairs look the same.
            byte[] named = (person.username() + " " + key).getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(named);
            return "key-" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
