package studio.storycore.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Compares each request's user with the account as it is now: a disabled account or a new password ends the session, and
 * rights given or taken away count from this request on.
 */
final class AccountCheckFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(AccountCheckFilter.class);

    private final SessionPerson session;
    private final SecurityContextHolderStrategy contexts;

    AccountCheckFilter(SessionPerson session, SecurityContextHolderStrategy contexts) {
        this.session = session;
        this.contexts = contexts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        session.session()
                .ifPresent(before -> session.now(before)
                        .ifPresentOrElse(
                                now -> {
                                    goOn(before, now);
                                    SignedInMark.set(request, response);
                                },
                                () -> end(before, request)));
        chain.doFilter(request, response);
    }

    private void goOn(SessionUser before, SessionUser now) {
        if (!now.equals(before)) {
            now.eraseCredentials();
            contexts.getContext()
                    .setAuthentication(
                            UsernamePasswordAuthenticationToken.authenticated(now, null, now.getAuthorities()));
        }
    }

    private void end(SessionUser user, HttpServletRequest request) {
        LOG.info("Ended a session of {}, whose account was disabled or has another password", user.getUsername());
        contexts.clearContext();
        HttpSession open = request.getSession(false);
        if (open != null) {
            open.invalidate();
        }
    }
}
