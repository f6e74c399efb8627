package studio.storycore.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** What a call is about, as far as it matters for letting it in. */
final class CallKind {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private CallKind() {}

    static boolean isReading(HttpServletRequest call) {
        return READING.contains(call.getMethod());
    }

    /**
     * Whether it could change something and a page of another site made a browser send it. A browser that was once given
     * a password for HTTP Basic sends it along with such a call, as it does with a cookie; it says where the call is from.
     */
    static boolean isForged(HttpServletRequest call) {
        String site = call.getHeader("Sec-Fetch-Site");
        return !isReading(call) && site != null && !site.equals("same-origin") && !site.equals("none");
    }
}
