package studio.storycore.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;
import studio.storycore.origin.OtherSite;

/**
 * Refuses a log-in that a page of another site sends. It would put its visitor into the attacker's account, where what the
 * visitor writes belongs to the attacker. The visitor is shown the login page, which says so.
 */
final class LoginFromOtherSite extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(LoginFromOtherSite.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isLogin(request) && OtherSite.sent(request)) {
            LOG.warn(
                    "Refused a log-in from {} that a page of another site sent. If it was sent by the login page itself, the"
                            + " proxy in front passes on neither Host nor X-Forwarded-Host, see docs/operations.md",
                    request.getRemoteAddr());
            response.sendRedirect(request.getContextPath() + LoginProblem.OTHER_SITE.address());
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isLogin(HttpServletRequest request) {
        return HttpMethod.POST.matches(request.getMethod())
                && request.getServletPath().equals(LoginProblem.LOGIN_PATH);
    }
}
