package studio.storycore.account;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The page to which a log-in leads. It stands in the address of the login page, so that each of several tabs whose session
 * has ended has its own.
 *
 * @param path within this application, with its query: never the address of another site
 */
public record WantedPage(String path) {

    /** The query parameter with the page. */
    public static final String PARAMETER = "to";

    /** A browser takes two slashes, or a slash and a backslash, for the beginning of another site. */
    private static final Pattern LOCAL = Pattern.compile("/(?!/)[^\\\\\\p{Cntrl}]*");

    public WantedPage {
        if (!LOCAL.matcher(path).matches()) {
            throw new IllegalArgumentException("not a page of this application");
        }
    }

    /** The page that a query parameter names; empty if it names none of this application. */
    public static Optional<WantedPage> of(@Nullable String path) {
        return Optional.ofNullable(path).filter(LOCAL.asMatchPredicate()).map(WantedPage::new);
    }

    /** The page that is asked for; empty if it is something else, such as a picture. */
    static Optional<WantedPage> askedFor(HttpServletRequest request) {
        if (!SessionTicket.isPage(request)) {
            return Optional.empty();
        }
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return of(request.getQueryString() == null ? path : path + "?" + request.getQueryString());
    }

    /** The address with this page as its last parameter. */
    public String addedTo(String address) {
        return address + (address.contains("?") ? "&" : "?") + PARAMETER + "="
                + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
