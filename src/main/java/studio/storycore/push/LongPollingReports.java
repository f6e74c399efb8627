package studio.storycore.push;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log which proxy does not let websockets through, once for each. A page to which that happens sends the ping
 * {@value #PATH}?{@value #QUERY}.
 *
 * <p>Part of the web server, since only that knows the address at the other end of the connection: to the application the
 * proxy's address is replaced by the person's. Anyone can send such a ping, so that only the first few proxies are named.
 */
final class LongPollingReports extends ValveBase {

    static final String PATH = "/ping";
    static final String QUERY = "push=long-polling";

    /** As many proxies as one installation may have; the rest is made up. */
    static final int MOST_PROXIES = 20;

    private static final Logger LOG = LoggerFactory.getLogger(LongPollingReports.class);

    private static final int LONGEST_NAME = 100;

    private final Set<String> named = ConcurrentHashMap.newKeySet();

    LongPollingReports() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (QUERY.equals(request.getQueryString()) && request.getRequestURI().endsWith(PATH)) {
            name(proxy(request), request.getRemoteAddr());
        }
        getNext().invoke(request, response);
    }

    private void name(String proxy, String person) {
        if (named.size() < MOST_PROXIES && named.add(proxy)) {
            LOG.warn(
                    "Websockets do not get through the proxy {}; noticed by the page of someone at {}. Its pages use"
                            + " long polling instead: everything works, but every open page keeps a request waiting. Let"
                            + " the proxy pass on the headers Upgrade and Connection, as docs/operations.md shows.",
                    proxy,
                    person);
        }
    }

    private static String proxy(Request request) {
        String host = printable(request.getHeader("X-Forwarded-Host"), request.getHeader("Host"));
        String proxy = "at " + request.getPeerAddr() + ", which is reached as " + host;
        String via = printable(request.getHeader("Via"), "");
        return via.isEmpty() ? proxy : proxy + " (Via: " + via + ")";
    }

    /** A header can hold anything, also lines made to look like a log. */
    private static String printable(@Nullable String header, @Nullable String otherwise) {
        String text = header != null ? header : otherwise != null ? otherwise : "";
        return text.substring(0, Math.min(text.length(), LONGEST_NAME)).replaceAll("[^ -~]", "?");
    }
}
