package studio.storycore.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import studio.storycore.origin.OtherSite;

/** What a call is about, as far as it matters for letting it in. */
final class CallKind {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private CallKind() {}

    static boolean isReading(HttpServletRequest call) {
        return READING.contains(call.getMethod());
    }

    /**
     * Whether it could change something and a page of another site made a browser send it. A browser that was once given
     * a password for HTTP Basic sends it along with such a call, as it does with a cookie.
     */
    static boolean isForged(HttpServletRequest call) {
        return !isReading(call) && OtherSite.sent(call);
    }
}
