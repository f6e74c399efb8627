package studio.storycore.account;

import com.mongodb.MongoException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationDetailsSource;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.stereotype.Component;

/**
 * Knows the browsers in which a person has signed in before, by a signed cookie for each person, so that wrong passwords
 * that others send from elsewhere do not keep the person from signing in there. The cookie gives no right, and only the
 * login page gets it.
 */
@Component
class KnownBrowsers implements AuthenticationDetailsSource<HttpServletRequest, LoginDetails> {

    private static final String COOKIE_PREFIX = "storycore-known-";

    private static final Logger LOG = LoggerFactory.getLogger(KnownBrowsers.class);
    private static final Duration AGE = Duration.ofDays(180);
    private static final int ID_BYTES = 16;
    private static final int DIGITS_OF_NAME = 16;
    private static final String SEPARATOR = ".";
    private static final String ALGORITHM = "HmacSHA256";

    private final TicketKey key;
    private final Base64StringKeyGenerator ids =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), ID_BYTES);

    KnownBrowsers(TicketKey key) {
        this.key = key;
    }

    /** Of a request of the login page, which names the person in the parameter {@code username}. */
    @Override
    public LoginDetails buildDetails(HttpServletRequest login) {
        String username = login.getParameter("username");
        Optional<String> browser = username == null ? Optional.empty() : idOf(login, Accounts.normalised(username));
        return new LoginDetails(login, browser.orElse(null));
    }

    /** The person has just signed in with this browser. */
    void remember(String username, HttpServletRequest request, HttpServletResponse response) {
        try {
            String id = idOf(request, username).orElseGet(ids::generateKey);
            Cookie cookie = new Cookie(cookieName(username), id + SEPARATOR + signature(username, id));
            cookie.setPath(request.getContextPath() + LoginProblem.LOGIN_PATH);
            cookie.setHttpOnly(true);
            cookie.setSecure(request.isSecure());
            cookie.setAttribute("SameSite", "Lax");
            cookie.setMaxAge((int) AGE.toSeconds());
            response.addCookie(cookie);
        } catch (DataAccessException | MongoException silent) {
            LOG.warn("The browser of {} is not remembered: the store does not answer", username);
        }
    }

    private Optional<String> idOf(HttpServletRequest request, String username) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        String name = cookieName(username);
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst()
                .flatMap(cookie -> verified(username, cookie.getValue()));
    }

    private Optional<String> verified(String username, String value) {
        int end = value.indexOf(SEPARATOR);
        if (end < 0) {
            return Optional.empty();
        }
        String id = value.substring(0, end);
        try {
            return isSame(value.substring(end + 1), signature(username, id)) ? Optional.of(id) : Optional.empty();
        } catch (DataAccessException | MongoException silent) {
            return Optional.empty();
        }
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private String signature(String username, String id) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.get().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            String signed = "known browser\0" + username + "\0" + id;
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Of any text that may be typed as a username. */
    static String cookieName(String username) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(username.getBytes(StandardCharsets.UTF_8));
            return COOKIE_PREFIX + HexFormat.of().formatHex(hash).substring(0, DIGITS_OF_NAME);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
