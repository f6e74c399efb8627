package studio.storycore.account;

import com.vaadin.flow.shared.ApplicationConstants;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session that a request of someone who is not signed in has just made, unless it is for the login page. Vaadin makes
 * one for whatever it is asked, also for a file that is not there.
 */
final class SessionForLoginOnly extends OncePerRequestFilter {

    private final StrangerSessions strangers;

    SessionForLoginOnly(StrangerSessions strangers) {
        this.strangers = strangers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } finally {
            HttpSession session = request.getSession(false);
            if (session != null && session.isNew() && !isForLogin(request)) {
                strangers.end(session);
            }
        }
    }

    private static boolean isForLogin(HttpServletRequest request) {
        return request.getServletPath().equals(LoginProblem.LOGIN_PATH)
                || ApplicationConstants.REQUEST_TYPE_INIT.equals(
                        request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER));
    }
}
