package studio.storycore.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;

/**
 * A token as its person has it: a prefix by which scanners for leaked secrets know it, and 256 random bits. It cannot be
 * guessed, so a quick hash without salt keeps it as well as a slow one would.
 */
final class TokenValue {

    static final String PREFIX = "scst_";

    private static final int BYTES = 32;

    private TokenValue() {}

    static String generate() {
        return PREFIX + new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), BYTES).generateKey();
    }

    static String hash(String value) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
