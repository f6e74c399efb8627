package studio.storycore.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** A port of the loopback interface that can be closed and opened again, as a server's that comes and goes. */
public record LoopbackPort(int number) {

    /** One below the ports that systems give to outgoing connections, so that none takes it while nothing listens. */
    public static LoopbackPort unused() {
        while (true) {
            LoopbackPort candidate =
                    new LoopbackPort(ThreadLocalRandom.current().nextInt(20_000, 30_000));
            try (ServerSocket free = candidate.listen()) {
                return new LoopbackPort(free.getLocalPort());
            } catch (IOException taken) {
                // Tries another one.
            }
        }
    }

    public ServerSocket listen() throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
        return socket;
    }

    /** Breaks a connection; both ends notice. */
    public static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
