package studio.storycore.storage.embedded;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Lets in only those who know a password made at each start. The port is open to every user of the machine; what is
 * behind it belongs to this process. SASL's PLAIN is enough where nothing leaves the machine.
 */
final class Login {

    /** Code of MongoDB's {@code Unauthorized}. */
    private static final int UNAUTHORIZED = 13;

    /** Code of MongoDB's {@code AuthenticationFailed}. */
    private static final int AUTHENTICATION_FAILED = 18;

    private static final String USER = "storycore";

    private static final AttributeKey<Boolean> LOGGED_IN = AttributeKey.valueOf(Login.class, "loggedIn");

    private final String password;

    Login() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** User and password as a connection string has them. */
    String userInfo() {
        return USER + ":" + password;
    }

    /** Answers {@code saslStart}. */
    Document start(Channel channel, Document command) {
        boolean right = "PLAIN".equals(command.get("mechanism"))
                && command.get("payload") instanceof BinData payload
                && isRight(new String(payload.getData(), StandardCharsets.UTF_8));
        if (!right) {
            throw new MongoServerError(AUTHENTICATION_FAILED, "AuthenticationFailed", "Authentication failed.");
        }
        channel.attr(LOGGED_IN).set(true);
        return new Document("conversationId", 1)
                .append("done", true)
                .append("payload", new BinData(new byte[0]))
                .append("ok", 1.0);
    }

    /** @param message of RFC 4616: whom to act for, if anyone, then user and password, each after a zero */
    private boolean isRight(String message) {
        byte[] given = message.substring(message.indexOf('\0') + 1).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual((USER + "\0" + password).getBytes(StandardCharsets.UTF_8), given);
    }

    /** @throws MongoServerError when nobody has logged in on this connection */
    void require(Channel channel) {
        if (!Boolean.TRUE.equals(channel.attr(LOGGED_IN).get())) {
            throw new MongoServerError(UNAUTHORIZED, "Unauthorized", "this embedded store is for its own application");
        }
    }
}
