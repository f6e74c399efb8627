package studio.storycore.origin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a page of another site made a browser send a request. A browser says where a request is from, in
 * {@code Sec-Fetch-Site} or, when the address has no TLS or the browser is older, in {@code Origin} only. A program says
 * neither, and is not meant by this: nobody lends it their cookies or passwords.
 */
public final class OtherSite {

    private static final String SITE = "Sec-Fetch-Site";
    private static final String ORIGIN = "Origin";

    /** What the browser asked for. No page can set the second one without being asked about it first (CORS). */
    private static final String[] HOSTS = {"Host", "X-Forwarded-Host"};

    private OtherSite() {}

    /** Whether the request was sent by a page of another site. */
    public static boolean sent(HttpServletRequest request) {
        String site = request.getHeader(SITE);
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader(ORIGIN);
        return origin != null && hosts(request).noneMatch(host -> isSame(origin, host));
    }

    private static Stream<String> hosts(HttpServletRequest request) {
        return Arrays.stream(HOSTS)
                .flatMap(name -> Collections.list(request.getHeaders(name)).stream())
                .flatMap(hosts -> Arrays.stream(hosts.split(",")))
                .map(String::strip);
    }

    /** A proxy may pass on the host without its port: then the port is not known, and the name has to be enough. */
    private static boolean isSame(String origin, String host) {
        URI from = uri(origin);
        URI here = uri("//" + host);
        return from != null
                && here != null
                && from.getHost() != null
                && from.getHost().equalsIgnoreCase(here.getHost())
                && (here.getPort() < 0 || here.getPort() == port(from));
    }

    private static int port(URI origin) {
        return origin.getPort() >= 0 ? origin.getPort() : "https".equalsIgnoreCase(origin.getScheme()) ? 443 : 80;
    }

    private static @Nullable URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }
}
