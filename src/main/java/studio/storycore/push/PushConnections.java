package studio.storycore.push;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.atmosphere.container.JSR356AsyncSupport;
import org.atmosphere.cpr.Action;
import org.atmosphere.cpr.AtmosphereConfig;
import org.atmosphere.cpr.AtmosphereRequest;
import org.atmosphere.cpr.AtmosphereResource;
import org.atmosphere.cpr.AtmosphereResourceImpl;
import org.atmosphere.cpr.AtmosphereResponse;

/**
 * Holds the push connections, as the push library's own class does, and mends a race of that one. When a change waits for a
 * long poll, another thread writes it while the request is still on its way to being suspended. The library then takes the
 * request for answered but never ends it: the browser gets neither this change nor any later one until a proxy cuts the
 * connection, after a minute by most settings.
 *
 * <p>Made by the push library, which is told of it in {@code application.yaml}.
 */
public final class PushConnections extends JSR356AsyncSupport {

    /** Called by the push library. */
    public PushConnections(AtmosphereConfig config) {
        super(config);
    }

    @Override
    public Action service(AtmosphereRequest request, AtmosphereResponse response) throws IOException, ServletException {
        Action action = super.service(request, response);
        // From here on the request is suspended, and the library ends it itself when it is answered.
        if (request.resource() instanceof AtmosphereResourceImpl poll
                && poll.transport() == AtmosphereResource.TRANSPORT.LONG_POLLING
                && poll.isResumed()) {
            complete(poll);
        }
        return action;
    }
}
