package studio.storycore.account;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Where an attempt at the login page comes from. */
final class LoginDetails extends WebAuthenticationDetails {

    private final transient @Nullable String browser;

    /** @param browser the id of a browser in which this person has signed in before; null for any other */
    LoginDetails(HttpServletRequest request, @Nullable String browser) {
        super(request);
        this.browser = browser;
    }

    LoginPlace place() {
        return browser == null ? LoginPlace.address(getRemoteAddress()) : LoginPlace.browser(browser);
    }
}
