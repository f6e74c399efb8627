package studio.storycore.account;

import com.mongodb.MongoException;
import com.vaadin.flow.shared.ApplicationConstants;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.rememberme.TokenBasedRememberMeServices;
import org.springframework.stereotype.Component;

/**
 * A signed cookie with which a browser goes on without a password when the server has lost its session, as after a
 * restart. It is good for as long as the session itself would have been, for one password of one account, and is gone
 * when the browser is closed.
 *
 * <p>Only who asks for a page is signed in by it: a page that is already open is loaded again when its session is lost.
 */
@Component
class SessionTicket extends TokenBasedRememberMeServices {

    static final String COOKIE = "storycore-ticket";

    private static final Logger LOG = LoggerFactory.getLogger(SessionTicket.class);

    private final TicketKey key;

    SessionTicket(KnownAccounts known, TicketKey key) {
        // The key given here only marks what this class has authenticated. The one that signs is read when it is
        // needed, since the store may not answer yet.
        super(SessionTicket.class.getName(), known::signingIn, RememberMeTokenAlgorithm.SHA256);
        this.key = key;
        setCookieName(COOKIE);
        setAlwaysRemember(true);
        setCookieCustomizer(cookie -> {
            cookie.setMaxAge(-1);
            cookie.setAttribute("SameSite", "Lax");
        });
    }

    static boolean isPage(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return HttpMethod.GET.matches(request.getMethod())
                && request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER) == null
                && accepted != null
                && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }

    @Override
    public @Nullable Authentication autoLogin(HttpServletRequest request, HttpServletResponse response) {
        try {
            Authentication person = super.autoLogin(request, response);
            if (person != null) {
                LOG.info("{} goes on in a new session", person.getName());
            }
            return person;
        } catch (DataAccessException | MongoException silent) {
            LOG.warn("A ticket cannot be checked: the store does not answer");
            return null;
        } catch (IllegalArgumentException garbled) {
            cancelCookie(request, response);
            return null;
        }
    }

    @Override
    public void onLoginSuccess(HttpServletRequest request, HttpServletResponse response, Authentication person) {
        try {
            super.onLoginSuccess(request, response, person);
        } catch (DataAccessException | MongoException silent) {
            LOG.warn("{} gets no ticket now: the store does not answer", person.getName());
        }
    }

    /** Keeps the ticket: a wrong password says nothing about it, and while the store is silent every password fails. */
    @Override
    public void loginFail(HttpServletRequest request, HttpServletResponse response) {}

    @Override
    protected @Nullable String extractRememberMeCookie(HttpServletRequest request) {
        return isPage(request) ? super.extractRememberMeCookie(request) : null;
    }

    @Override
    protected int calculateLoginLifetime(HttpServletRequest request, Authentication person) {
        return request.getSession().getMaxInactiveInterval();
    }

    @Override
    protected String makeTokenSignature(
            long expiry, String username, @Nullable String passwordHash, RememberMeTokenAlgorithm named) {
        return super.makeTokenSignature(
                expiry, username, passwordHash + ":" + key.get(), RememberMeTokenAlgorithm.SHA256);
    }
}
