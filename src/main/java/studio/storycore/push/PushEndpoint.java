package studio.storycore.push;

import jakarta.servlet.http.HttpSession;
import jakarta.websocket.CloseReason;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import org.atmosphere.container.JSR356Endpoint;
import org.atmosphere.cpr.AtmosphereFramework;
import org.atmosphere.cpr.WebSocketProcessorFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.storycore.origin.RequestAddress;

/** The server's end of one websocket: the push library's own, counted for as long as it is open. */
final class PushEndpoint extends JSR356Endpoint {

    private static final Logger LOG = LoggerFactory.getLogger(PushEndpoint.class);

    private static final String HANDSHAKE = PushEndpoint.class.getName() + ".handshake";

    /** A browser answers when a websocket is closed; who does not answer keeps the connection only for so long. */
    private static final String TIME_TO_CLOSE = "org.apache.tomcat.websocket.SESSION_CLOSE_TIMEOUT";

    private static final long TIME_TO_CLOSE_MILLIS = 2_000;
    private static final String OWNER = PushEndpoint.class.getName() + ".owner";

    /** Set while a websocket is being opened that has no page. */
    private static final ThreadLocal<@Nullable Boolean> WITHOUT_PAGE = new ThreadLocal<>();

    private final PushSockets sockets;

    private PushEndpoint(AtmosphereFramework framework, PushSockets sockets) {
        super(framework, WebSocketProcessorFactory.getDefault().getWebSocketProcessor(framework));
        this.sockets = sockets;
    }

    @Override
    public void onOpen(Session socket, EndpointConfig config) {
        handshakeRequest((HandshakeRequest) config.getUserProperties().remove(HANDSHAKE));
        sockets.opened(socket, (PushSockets.Owner) config.getUserProperties().get(OWNER));
        super.onOpen(socket, config);
        if (WITHOUT_PAGE.get() != null) {
            WITHOUT_PAGE.remove();
            close(socket);
        }
    }

    /** The websocket that this thread is opening is told why it has no page, and is closed after that. */
    static void closeWhenOpened() {
        WITHOUT_PAGE.set(true);
    }

    private static void close(Session socket) {
        try {
            socket.close();
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("A websocket without a page has closed by itself", gone);
        }
    }

    @Override
    public void onClose(Session socket, CloseReason reason) {
        sockets.closed(socket);
        super.onClose(socket, reason);
    }

    /** Makes one for each websocket. */
    static final class Maker extends ServerEndpointConfig.Configurator {

        private final AtmosphereFramework framework;
        private final PushSockets sockets;

        Maker(AtmosphereFramework framework, PushSockets sockets) {
            this.framework = framework;
            this.sockets = sockets;
        }

        /** Still on the thread of the request. */
        @Override
        public void modifyHandshake(
                ServerEndpointConfig config, HandshakeRequest handshake, HandshakeResponse response) {
            String session = handshake.getHttpSession() instanceof HttpSession known ? known.getId() : "";
            config.getUserProperties().put(TIME_TO_CLOSE, TIME_TO_CLOSE_MILLIS);
            config.getUserProperties().put(HANDSHAKE, handshake);
            config.getUserProperties()
                    .put(OWNER, new PushSockets.Owner(RequestAddress.current().orElse(""), session));
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(new PushEndpoint(framework, sockets));
        }
    }
}
