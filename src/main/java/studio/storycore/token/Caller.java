package studio.storycore.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import studio.storycore.rate.AddressBlock;

/** Who a call claims to come from, by its {@code Authorization} header. */
sealed interface Caller {

    String BEARER = "bearer ";

    /** What its calls are counted under. */
    String key();

    /**
     * @param key     the hash of the token
     * @param address where the call comes from
     */
    record WithToken(String value, String key, String address) implements Caller {

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
        String address = AddressBlock.of(call.getRemoteAddr());
        if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            String value = header.substring(BEARER.length()).strip();
            return Optional.of(new WithToken(value, TokenValue.hash(value), address));
        }
        Authentication attempt = new BasicAuthenticationConverter().convert(call);
        if (attempt == null) {
            throw new BadCredentialsException("another scheme");
        }
        return Optional.of(new WithPassword(attempt, address));
    }
}
