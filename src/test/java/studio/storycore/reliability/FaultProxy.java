package studio.storycore.reliability;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stands between MongoDB's driver and a store that speaks its protocol, and lets the connections have one {@link Fault}
 * after the other. Carries whole messages, so that a fault hits a request or an answer and not somewhere between them. What
 * is stored stays whatever happens here.
 */
public final class FaultProxy implements AutoCloseable {

    private static final int DROPS_A_SECOND = 20;

    private final String uri;
    private final URI store;
    private final LoopbackPort port = LoopbackPort.unused();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger chosen = new AtomicInteger();
    private final AtomicInteger hits = new AtomicInteger();
    private volatile Fault fault = new Fault.Refused();
    private @Nullable ServerSocket listener;

    /**
     * Nobody listens until {@link #become} is called.
     *
     * @param uri of the store
     */
    public FaultProxy(String uri) {
        this.uri = uri;
        this.store = URI.create(uri);
    }

    /** The address of the store by way of this proxy. */
    public String uri() {
        return uri.replace(":" + store.getPort() + "/", ":" + port.number() + "/");
    }

    /** From now on the way to the store is like this. */
    public synchronized void become(Fault next) {
        chosen.set(0);
        hits.set(0);
        fault = next;
        try {
            if (next instanceof Fault.Refused) {
                close();
            } else if (listener == null) {
                ServerSocket opened = port.listen();
                listener = opened;
                Thread.ofVirtual().start(() -> accept(opened));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many messages were lost to the fault that it has now. */
    public int hits() {
        return hits.get();
    }

    @Override
    public synchronized void close() {
        try {
            if (listener != null) {
                listener.close();
                listener = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sockets.forEach(LoopbackPort::close);
        sockets.clear();
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket client = opened.accept();
                sockets.add(client);
                Socket server = new Socket(store.getHost(), store.getPort());
                sockets.add(server);
                Connection connection = new Connection(client, server);
                Thread.ofVirtual().start(connection::carryRequests);
                Thread.ofVirtual().start(connection::carryAnswers);
                if (opened.isClosed()) {
                    connection.cut();
                }
            } catch (IOException closed) {
                // The listener, since nobody is to be let in; or a client that went away at once.
            }
        }
    }

    /** A connection of the driver. Its requests wait for each other's answers, as the driver's do. */
    private final class Connection {

        private final Socket client;
        private final Socket server;
        private volatile boolean dead;
        private volatile boolean answerIsLost;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void carryRequests() {
            carry(client, server, message -> {
                switch (fault) {
                    case Fault.RequestsCut() -> {
                        hits.incrementAndGet();
                        cut();
                    }
                    case Fault.Silent() -> fallSilent();
                    case Fault.AnswersLost(String to, int most) ->
                        answerIsLost = new String(message, StandardCharsets.ISO_8859_1).contains(to)
                                && chosen.incrementAndGet() <= most;
                    default -> {}
                }
            });
        }

        void carryAnswers() {
            carry(server, client, message -> {
                if (answerIsLost) {
                    hits.incrementAndGet();
                    cut();
                }
                switch (fault) {
                    case Fault.Silent() -> fallSilent();
                    case Fault.Late(Duration by) -> LockSupport.parkNanos(by.toNanos());
                    default -> {}
                }
            });
        }

        private void fallSilent() {
            hits.incrementAndGet();
            dead = true;
        }

        private void carry(Socket from, Socket to, Consumer<byte[]> fate) {
            try (from;
                    to) {
                DataInputStream input = new DataInputStream(from.getInputStream());
                OutputStream output = to.getOutputStream();
                while (true) {
                    byte[] message = message(input);
                    fate.accept(message);
                    if (!dead) {
                        write(message, output);
                    }
                }
            } catch (IOException broken) {
                // Both ends see it, since both are closed now.
            } finally {
                sockets.remove(from);
                sockets.remove(to);
            }
        }

        private void cut() {
            LoopbackPort.close(client);
            LoopbackPort.close(server);
        }
    }

    /** A message begins with its length, in four bytes, the lowest first. */
    private static byte[] message(DataInputStream input) throws IOException {
        int lengthAsIs = input.readInt();
        byte[] message = new byte[Integer.reverseBytes(lengthAsIs)];
        for (int i = 0; i < Integer.BYTES; i++) {
            message[i] = (byte) (lengthAsIs >>> (24 - 8 * i));
        }
        input.readFully(message, Integer.BYTES, message.length - Integer.BYTES);
        return message;
    }

    private void write(byte[] message, OutputStream output) throws IOException {
        int written = 0;
        while (written < message.length) {
            int drop = message.length - written;
            if (fault instanceof Fault.Slow(int bytesPerSecond)) {
                drop = Math.min(drop, bytesPerSecond / DROPS_A_SECOND);
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos() / DROPS_A_SECOND);
            }
            output.write(message, written, drop);
            written += drop;
        }
        output.flush();
    }
}
