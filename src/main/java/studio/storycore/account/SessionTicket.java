package studio.storycore.account;

import com.mongodb.MongoException;
import com.vaadin.flow.shared.ApplicationConstants;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.authentication.rememberme.AbstractRememberMeServices;
import org.springframework.security.web.authentication.rememberme.InvalidCookieException;
import org.springframework.stereotype.Component;

/**
 * A cookie with which a browser goes on without a password when the server has lost its session, as after a restart. It is
 * good for as long as the session itself would have been, for one password of one account and for one use, which
 * exchanges it; and it is gone when the browser is closed. It ends when its person logs out, and the sessions that were
 * begun with it end too. What is behind it is in {@link Tickets}.
 *
 * <p>Only who asks for a page is signed in by it: a page that is already open is loaded again when its session is lost.
 */
@Component
class SessionTicket extends AbstractRememberMeServices {

    static final String COOKIE = "storycore-ticket";

    private static final Logger LOG = LoggerFactory.getLogger(SessionTicket.class);

    /** Of a session: the id of the ticket that it has, or was begun with. */
    private static final String ID = SessionTicket.class.getName() + ".id";

    /** Of a request: that it showed a ticket that had been used before. */
    private static final String TWICE = SessionTicket.class.getName() + ".twice";

    private final KnownAccounts known;
    private final Tickets tickets;

    SessionTicket(KnownAccounts known, Tickets tickets) {
        // The key given here only marks what this class has authenticated.
        super(SessionTicket.class.getName(), known::signingIn);
        this.known = known;
        this.tickets = tickets;
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

    /** Whether the request was refused since its ticket had been used before, perhaps by someone else. */
    static boolean wasTwice(HttpServletRequest request) {
        return request.getAttribute(TWICE) != null;
    }

    @Override
    public @Nullable Authentication autoLogin(HttpServletRequest request, HttpServletResponse response) {
        if (!isPage(request)) {
            return null;
        }
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
    protected UserDetails processAutoLoginCookie(
            String[] parts, HttpServletRequest request, HttpServletResponse response) {
        Tickets.Use use = tickets.use(shown(parts).orElseThrow(() -> new InvalidCookieException("not a ticket")));
        return switch (use) {
            case Tickets.Use.Good good -> goOn(good, request, response);
            case Tickets.Use.Nothing nothing -> throw new InvalidCookieException("no such ticket");
            case Tickets.Use.Twice twice -> {
                request.setAttribute(TWICE, true);
                throw new InvalidCookieException("used before");
            }
        };
    }

    private UserDetails goOn(Tickets.Use.Good good, HttpServletRequest request, HttpServletResponse response) {
        Ticket ticket = good.ticket();
        SessionUser user = known.signingIn(ticket.username());
        if (!user.isEnabled() || user.mark() != ticket.mark()) {
            tickets.end(ticket.id());
            throw new DisabledException("disabled, or another password");
        }
        keep(good.next(), request, response);
        return user;
    }

    @Override
    public void onLoginSuccess(HttpServletRequest request, HttpServletResponse response, Authentication person) {
        if (person.getPrincipal() instanceof SessionUser user) {
            give(user, request, response);
        }
    }

    /** Gives a new ticket, in place of the one that the session has. */
    void give(SessionUser user, HttpServletRequest request, HttpServletResponse response) {
        Optional<String> before = idOf(request);
        try {
            keep(tickets.give(user, lifetime(request)), request, response);
            before.ifPresent(tickets::end);
        } catch (DataAccessException | MongoException silent) {
            LOG.warn("{} gets no ticket now: the store does not answer", user.getUsername());
        }
    }

    /** The browser of a session that a ticket has begun shows whether it has got the next one. */
    void look(HttpServletRequest request) {
        ofSession(request).ifPresent(shown -> {
            try {
                tickets.look(shown);
            } catch (DataAccessException | MongoException silent) {
                LOG.debug("A ticket cannot be looked at: the store does not answer", silent);
            }
        });
    }

    /**
     * Lets the ticket last as long as the session, whose person is active; who has none gets one.
     *
     * @return false if the ticket, and so the session, has ended meanwhile
     */
    boolean renew(SessionUser user, HttpServletRequest request, HttpServletResponse response) {
        Optional<String> id = idOf(request);
        if (id.isEmpty()) {
            give(user, request, response);
            return true;
        }
        try {
            Optional<Tickets.Use> use = ofSession(request).map(tickets::look);
            if (use.isPresent()) {
                if (!(use.get() instanceof Tickets.Use.Good good)) {
                    return false;
                }
                keep(good.next(), request, response);
            }
            return tickets.extend(id.get(), lifetime(request));
        } catch (DataAccessException | MongoException silent) {
            LOG.debug("A ticket cannot be renewed: the store does not answer", silent);
            return true;
        }
    }

    /** Whether the ticket of a session has ended on this server, so that the session is over. */
    boolean isEnded(HttpSession session) {
        return session.getAttribute(ID) instanceof String id && tickets.isEnded(id);
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        idOf(request).or(() -> idOfCookie(request)).ifPresent(tickets::end);
        cancelCookie(request, response);
    }

    /** The id of the ticket that a browser without a session shows, if it is a good one. */
    private Optional<String> idOfCookie(HttpServletRequest request) {
        try {
            return shown(request)
                    .filter(shown -> tickets.look(shown) instanceof Tickets.Use.Good)
                    .map(Tickets.Shown::id);
        } catch (DataAccessException | MongoException silent) {
            LOG.warn("A ticket of someone who logs out is not ended: the store does not answer");
            return Optional.empty();
        }
    }

    /** Keeps the ticket: a wrong password says nothing about it, and while the store is silent every password fails. */
    @Override
    public void loginFail(HttpServletRequest request, HttpServletResponse response) {}

    private void keep(Tickets.Shown shown, HttpServletRequest request, HttpServletResponse response) {
        request.getSession().setAttribute(ID, shown.id());
        String[] parts = {shown.id(), shown.secret()};
        if (!encodeCookie(parts).equals(cookie(request).orElse(""))) {
            setCookie(parts, -1, request, response);
        }
    }

    /** What the browser shows of the ticket of this session; empty if it shows none, or another one. */
    private Optional<Tickets.Shown> ofSession(HttpServletRequest request) {
        return shown(request)
                .filter(shown -> idOf(request).filter(shown.id()::equals).isPresent());
    }

    private Optional<Tickets.Shown> shown(HttpServletRequest request) {
        try {
            return cookie(request).flatMap(value -> shown(decodeCookie(value)));
        } catch (InvalidCookieException | IllegalArgumentException garbled) {
            return Optional.empty();
        }
    }

    private static Optional<String> idOf(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return Optional.ofNullable(session == null ? null : (String) session.getAttribute(ID));
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    private static Optional<Tickets.Shown> shown(String[] parts) {
        return parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty()
                ? Optional.of(new Tickets.Shown(parts[0], parts[1]))
                : Optional.empty();
    }

    private static Duration lifetime(HttpServletRequest request) {
        return Duration.ofSeconds(StrangerSessions.timeout(request.getSession()));
    }
}
