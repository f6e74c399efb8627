package studio.storycore.push;

import com.vaadin.flow.shared.ApplicationConstants;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.atmosphere.cpr.HeaderConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;
import studio.storycore.origin.OtherSite;
import studio.storycore.origin.RequestAddress;

/**
 * Lets to the push address only what a page of the application sends: it listens there, and says without words when it
 * stops. The push library reads a body of any size into memory, also where it expects none. A websocket
 * needs a session, and must not be opened by a page of another site, which would bring the visitor's session along.
 *
 * <p>A session that the server does not know any more is let in: its page is told so by the websocket, and loads again.
 */
final class PushDoor extends OncePerRequestFilter {

    private static final String PATH = "/VAADIN/push";

    /** No page is there, and the API itself tells what is wrong with a query. */
    private static final String API = "/api/";

    private static final Logger LOG = LoggerFactory.getLogger(PushDoor.class);

    /** Seconds; a guess, since pages are closed when people please. */
    private static final String RETRY_AFTER = "60";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            refuse(request, response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "it has a body");
        } else if (!isOfPage(request)) {
            response.setHeader(HttpHeaders.ALLOW, HttpMethod.GET.name());
            refuse(request, response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "its method is another one");
        } else if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            chain.doFilter(request, response);
        } else if (!HeaderConfig.WEBSOCKET_TRANSPORT.equals(
                request.getParameter(HeaderConfig.X_ATMOSPHERE_TRANSPORT))) {
            refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, "it says that it is none");
        } else if (request.getRequestedSessionId() == null) {
            refuse(request, response, HttpServletResponse.SC_FORBIDDEN, "it has no session");
        } else if (OtherSite.sent(request)) {
            refuse(
                    request,
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "a page of another site opened it; or the proxy in front passes on neither Host nor X-Forwarded-Host");
        } else if (PushSockets.of(request.getServletContext()).isFull(owner(request))) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
            refuse(request, response, 429, "this session or address, or everyone together, has too many");
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Whether a page may send it: that it listens, or that it stops. */
    static boolean isOfPage(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod())
                || HeaderConfig.DISCONNECT_TRANSPORT_MESSAGE.equals(
                        request.getParameter(HeaderConfig.X_ATMOSPHERE_TRANSPORT));
    }

    /** Vaadin takes for push whatever says so, at any address of a page. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.startsWith(API)
                || !path.startsWith(PATH)
                        && !ApplicationConstants.REQUEST_TYPE_PUSH.equals(
                                request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER));
    }

    private static PushSockets.Owner owner(HttpServletRequest request) {
        return new PushSockets.Owner(
                RequestAddress.current().orElse(request.getRemoteAddr()), request.getRequestedSessionId());
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, String reason) {
        LOG.warn("Refused a push connection from {}: {}", request.getRemoteAddr(), reason);
        response.setStatus(status);
    }
}
