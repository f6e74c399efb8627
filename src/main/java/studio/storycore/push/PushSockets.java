package studio.storycore.push;

import jakarta.servlet.ServletContext;
import jakarta.websocket.Session;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The websockets that are open, and whose they are, so that nobody opens them without end. Safe for use by any thread. Those
 * that are opened at the same moment may get past a limit by a few.
 */
final class PushSockets {

    /** Each page has one, and for a moment a second one when it connects again. */
    static final int MOST_OF_SESSION = 100;

    /** A studio behind one address: a hundred people with ten pages each. */
    static final int MOST_OF_ADDRESS = 1_000;

    static final int MOST = 4_000;

    /** Whose a websocket is: the address counts as {@code RequestAddress} says. */
    record Owner(String address, String session) {}

    private final Map<Session, Owner> open = new ConcurrentHashMap<>();

    private PushSockets() {}

    /** Those of a web application. The push library, which makes its own objects, finds them here as well. */
    static PushSockets of(ServletContext application) {
        String name = PushSockets.class.getName();
        synchronized (PushSockets.class) {
            if (application.getAttribute(name) instanceof PushSockets known) {
                return known;
            }
            PushSockets sockets = new PushSockets();
            application.setAttribute(name, sockets);
            return sockets;
        }
    }

    /** Whether there are as many already as this owner may have. */
    boolean isFull(Owner owner) {
        open.keySet().removeIf(socket -> !socket.isOpen());
        long ofAddress = open.values().stream()
                .filter(other -> other.address.equals(owner.address))
                .count();
        long ofSession = open.values().stream()
                .filter(other -> other.session.equals(owner.session))
                .count();
        return ofSession >= MOST_OF_SESSION || ofAddress >= MOST_OF_ADDRESS || open.size() >= MOST;
    }

    void opened(Session socket, Owner owner) {
        open.put(socket, owner);
    }

    void closed(Session socket) {
        open.remove(socket);
    }
}
