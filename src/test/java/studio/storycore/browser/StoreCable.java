package studio.storycore.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import studio.storycore.storage.embedded.EmbeddedStore;

/**
 * A store that speaks MongoDB's protocol, and the cable to it: while that is pulled out, nothing listens at the store's
 * address and all connections are broken; what is stored stays.
 */
final class StoreCable implements AutoCloseable {

    private final EmbeddedStore store;
    private final URI behind;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket listener;

    /** Starts pulled out. */
    StoreCable(String name) throws IOException {
        Path folder = Path.of("target", "studios", name, "store").toAbsolutePath();
        FileSystemUtils.deleteRecursively(folder);
        store = EmbeddedStore.open(folder);
        behind = URI.create(store.connectionString());
        port = freePort();
    }

    /** What to configure the application with. */
    String uri() {
        return store.connectionString().replace(":" + behind.getPort() + "/", ":" + port + "/");
    }

    void plugIn() throws IOException {
        ServerSocket plugged = listen(port);
        listener = plugged;
        Thread.ofVirtual().start(() -> {
            while (!plugged.isClosed()) {
                try {
                    connect(plugged.accept());
                } catch (IOException pulledOut) {
                    return;
                }
            }
        });
    }

    void pullOut() throws IOException {
        if (listener != null) {
            listener.close();
            listener = null;
        }
        sockets.forEach(StoreCable::close);
        sockets.clear();
    }

    @Override
    public void close() {
        try (store) {
            pullOut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void connect(Socket here) throws IOException {
        Socket there = new Socket(behind.getHost(), behind.getPort());
        sockets.add(here);
        sockets.add(there);
        Thread.ofVirtual().start(() -> carry(here, there));
        Thread.ofVirtual().start(() -> carry(there, here));
    }

    private void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException broken) {
            // Seen by both ends, since both are closed now.
        } finally {
            close(from);
            close(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Below the ports that systems give to outgoing connections, so that none takes it while nothing listens. */
    private static int freePort() {
        while (true) {
            int candidate = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (ServerSocket free = listen(candidate)) {
                return free.getLocalPort();
            } catch (IOException taken) {
                // Tries another one.
            }
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }
}
