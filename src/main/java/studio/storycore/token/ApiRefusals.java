package studio.storycore.token;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import studio.storycore.account.LoginBusy;
import studio.storycore.account.LoginThrottled;
import studio.storycore.api.Problems;

/**
 * Tells callers of the HTTP API why they are not let in, as problem documents (RFC 9457) in the language that they ask for,
 * and how they could be (RFC 6750, RFC 7617).
 */
@Component
class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private static final String REALM = "realm=\"StoryCore Studio\"";
    private static final String BEARER = "Bearer " + REALM;
    private static final String BASIC = "Basic " + REALM + ", charset=\"UTF-8\"";
    private static final Duration STORE_RETRY = Duration.ofSeconds(5);
    private static final Duration BUSY_RETRY = Duration.ofSeconds(5);

    private static final RequestRejectedHandler PAGES = new HttpStatusRequestRejectedHandler();

    private final Problems problems;

    ApiRefusals(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest call, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        switch (refused) {
            case TooManyCalls many ->
                later(call, response, HttpStatus.TOO_MANY_REQUESTS, key(many.what()), many.waiting());
            case LoginThrottled throttled ->
                later(call, response, HttpStatus.TOO_MANY_REQUESTS, "too-many-guesses", throttled.waiting());
            case LoginBusy busy -> later(call, response, HttpStatus.SERVICE_UNAVAILABLE, "busy", BUSY_RETRY);
            case AuthenticationServiceException silent ->
                later(call, response, HttpStatus.SERVICE_UNAVAILABLE, "store", STORE_RETRY);
            case DisabledException disabled -> write(call, response, HttpStatus.FORBIDDEN, "disabled");
            case CredentialsExpiredException first -> write(call, response, HttpStatus.FORBIDDEN, "first-password");
            case InsufficientAuthenticationException anonymous -> unauthorized(call, response, BEARER, "anonymous");
            default -> unauthorized(call, response, BEARER + ", error=\"invalid_token\"", "wrong");
        }
    }

    @Override
    public void handle(HttpServletRequest call, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        if (CallKind.isForged(call)) {
            write(call, response, HttpStatus.FORBIDDEN, "other-site");
            return;
        }
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER + ", error=\"insufficient_scope\", scope=\"write\"");
        write(call, response, HttpStatus.FORBIDDEN, "reading-only");
    }

    /** An address, method or header that nothing here has, such as an address with two slashes in a row. */
    @Override
    public void handle(HttpServletRequest call, HttpServletResponse response, RequestRejectedException refused)
            throws IOException, ServletException {
        if (call.getRequestURI().startsWith(call.getContextPath() + "/api/")) {
            write(call, response, HttpStatus.BAD_REQUEST, "address");
        } else {
            PAGES.handle(call, response, refused);
        }
    }

    private static String key(TooManyCalls.Of what) {
        return switch (what) {
            case CALLS -> "too-many-calls";
            case UNKNOWN_TOKENS -> "too-many-tokens";
        };
    }

    private void unauthorized(HttpServletRequest call, HttpServletResponse response, String bearer, String key)
            throws IOException {
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, bearer);
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, BASIC);
        write(call, response, HttpStatus.UNAUTHORIZED, key);
    }

    private void later(
            HttpServletRequest call, HttpServletResponse response, HttpStatus status, String key, Duration wait)
            throws IOException {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        write(call, response, status, key);
    }

    private void write(HttpServletRequest call, HttpServletResponse response, HttpStatus status, String key)
            throws IOException {
        problems.write(call, response, status, "refused." + key);
    }
}
