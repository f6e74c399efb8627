package studio.storycore.push;

import jakarta.servlet.ServletException;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import org.atmosphere.container.Servlet30CometSupport;
import org.atmosphere.cpr.Action;
import org.atmosphere.cpr.ApplicationConfig;
import org.atmosphere.cpr.AtmosphereConfig;
import org.atmosphere.cpr.AtmosphereRequest;
import org.atmosphere.cpr.AtmosphereResource;
import org.atmosphere.cpr.AtmosphereResourceImpl;
import org.atmosphere.cpr.AtmosphereResponse;
import org.atmosphere.util.Utils;
import org.springframework.http.HttpMethod;

/**
 * Holds the push connections in place of the push library's own class. In four things it differs from that one:
 *
 * <ul>
 *   <li>Nothing that comes in by a push connection is read. Pages send by requests of their own, whose size is bounded; so
 *       each websocket does with small buffers, and without those of compression, which are the largest.
 *   <li>Websockets are counted, see {@link PushSockets}.
 *   <li>A websocket that has no page, because its session has ended or it shows a wrong key, is told so and closed.
 *   <li>A long poll ends as soon as it is answered. When a change waits for it, another thread writes that while the request
 *       is still on its way to being suspended. The library takes it for answered but never ends it: the browser gets
 *       neither this change nor any later one until a proxy cuts the connection, after a minute by most settings.
 * </ul>
 *
 * <p>Made by the push library, which is told of it in {@code application.yaml}.
 */
public final class PushConnections extends Servlet30CometSupport {

    /** Characters, or bytes, of a message from the browser: a sign of life has one. */
    private static final int LARGEST_MESSAGE = 128;

    /** Called by the push library. */
    public PushConnections(AtmosphereConfig config) throws DeploymentException {
        super(config);
        String size = String.valueOf(LARGEST_MESSAGE);
        config.framework().addInitParameter(ApplicationConfig.WEBSOCKET_MAXTEXTSIZE, size);
        config.framework().addInitParameter(ApplicationConfig.WEBSOCKET_MAXBINARYSIZE, size);
        ServerContainer container =
                (ServerContainer) config.getServletContext().getAttribute(ServerContainer.class.getName());
        container.setDefaultMaxTextMessageBufferSize(LARGEST_MESSAGE);
        container.setDefaultMaxBinaryMessageBufferSize(LARGEST_MESSAGE);
        String path = config.getInitParameter(ApplicationConfig.JSR356_MAPPING_PATH);
        PushSockets sockets = PushSockets.of(config.getServletContext());
        container.addEndpoint(ServerEndpointConfig.Builder.create(PushEndpoint.class, path)
                .configurator(new PushEndpoint.Maker(config.framework(), sockets))
                .build());
    }

    @Override
    public boolean supportWebSocket() {
        return true;
    }

    @Override
    public Action service(AtmosphereRequest request, AtmosphereResponse response) throws IOException, ServletException {
        boolean isMessage = !HttpMethod.GET.matches(request.getMethod());
        if (isMessage && (Utils.webSocketEnabled(request) || !PushDoor.isOfPage(request))) {
            return Action.CANCELLED;
        }
        Action action = super.service(request, response);
        if (request.resource() instanceof AtmosphereResourceImpl page) {
            // From here on a request is suspended, and the library ends it itself when it is answered.
            if (page.transport() == AtmosphereResource.TRANSPORT.LONG_POLLING && page.isResumed()) {
                complete(page);
            }
            if (page.transport() == AtmosphereResource.TRANSPORT.WEBSOCKET && !page.isSuspended()) {
                PushEndpoint.closeWhenOpened();
            }
        }
        return action;
    }
}
