package studio.storycore.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;

/** Who a call claims to come from, by its {@code Authorization} header. */
sealed interface Caller {

    String BEARER = "bearer ";

    /** What its calls are counted under, before anybody knows whether the claim is true. */
    String key();

    record WithToken(String value) implements Caller {

        @Override
        public String key() {
            return TokenValue.hash(value);
        }

        @Override
        public String toString() {
            return "with an access token";
        }
    }

    /** @param address counted with the name, so that a stranger elsewhere cannot use up somebody's calls */
    record WithPassword(Authentication attempt, String address) implements Caller {

        @Override
        public String key() {
            return attempt.getName().strip().toLowerCase(Locale.ROOT) + " " + address;
        }
    }

    /**
     * The caller; empty if the call claims nothing.
     *
     * @throws BadCredentialsException if it claims something that makes no sense
     */
    static Optional<Caller> of(HttpServletRequest call) {
        String header = call.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return Optional.empty();
        }
        if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.of(new WithToken(header.substring(BEARER.length()).strip()));
        }
        Authentication attempt = new BasicAuthenticationConverter().convert(call);
        if (attempt == null) {
            throw new BadCredentialsException("another scheme");
        }
        return Optional.of(new WithPassword(attempt, call.getRemoteAddr()));
    }
}
