package studio.storycore.origin;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import studio.storycore.rate.AddressBlock;

/**
 * Knows the address of the person whose request the current thread works on, as limits count addresses. Part of the web
 * server, so that it is known from the first filter to the last log entry.
 */
public final class RequestAddress extends ValveBase {

    private static final ThreadLocal<@Nullable String> CURRENT = new ThreadLocal<>();

    RequestAddress() {
        super(true);
    }

    /** The address, or of IPv6 its network; empty on a thread that works on no request. */
    public static Optional<String> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        CURRENT.set(AddressBlock.of(request.getRemoteAddr()));
        try {
            getNext().invoke(request, response);
        } finally {
            CURRENT.remove();
        }
    }
}
