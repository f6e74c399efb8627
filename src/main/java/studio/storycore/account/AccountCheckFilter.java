package studio.storycore.account;

import com.vaadin.flow.shared.ApplicationConstants;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Compares each request's user with the account as it is now: a disabled account or a new password ends the session, as
 * does having been idle too long, and rights given or taken away count from this request on.
 *
 * <p>A page that is open when its person's account is disabled stays, so that its texts can be copied: what it sends by
 * itself is answered as for someone without any right. Whatever else is asked for ends the session.
 */
final class AccountCheckFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(AccountCheckFilter.class);

    private final SessionPerson session;
    private final SessionLife life;
    private final SessionTicket ticket;
    private final SecurityContextHolderStrategy contexts;

    AccountCheckFilter(
            SessionPerson session, SessionLife life, SessionTicket ticket, SecurityContextHolderStrategy contexts) {
        this.session = session;
        this.life = life;
        this.ticket = ticket;
        this.contexts = contexts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        session.session().ifPresent(before -> check(before, request, response));
        chain.doFilter(request, response);
    }

    private void check(SessionUser before, HttpServletRequest request, HttpServletResponse response) {
        Optional<SessionUser> now = session.now(before).filter(user -> life.goesOn(user, request, response));
        if (now.isEmpty() && isOfOpenPage(request) && !life.isOver(request)) {
            now = session.disabled(before);
        }
        if (now.isPresent()) {
            goOn(before, now.get());
            SignedInMark.set(request, response);
        } else {
            end(before, request, response);
        }
    }

    /** Vaadin's requests for actions, heartbeats and push. */
    private static boolean isOfOpenPage(HttpServletRequest request) {
        return request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER) != null;
    }

    private void goOn(SessionUser before, SessionUser now) {
        if (!now.equals(before)) {
            now.eraseCredentials();
            contexts.getContext()
                    .setAuthentication(
                            UsernamePasswordAuthenticationToken.authenticated(now, null, now.getAuthorities()));
        }
    }

    private void end(SessionUser user, HttpServletRequest request, HttpServletResponse response) {
        LOG.info("Ended a session of {}: idle too long, or disabled, or another password", user.getUsername());
        ticket.logout(request, response, null);
        contexts.clearContext();
        HttpSession open = request.getSession(false);
        if (open != null) {
            open.invalidate();
        }
    }
}
