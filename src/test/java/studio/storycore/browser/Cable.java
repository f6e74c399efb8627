package studio.storycore.browser;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import studio.storycore.reliability.LoopbackPort;

/**
 * A cable to a server on this machine. While it is pulled out, nothing listens at its end and all connections are broken;
 * while it is cut off in the middle, everything seems to be there and nothing comes through.
 */
final class Cable implements AutoCloseable {

    private final LoopbackPort port = LoopbackPort.unused();
    private final IntSupplier target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition through = lock.newCondition();
    private boolean cut;
    private @Nullable ServerSocket listener;

    /**
     * Starts pulled out.
     *
     * @param target the server's port, asked for each connection
     */
    Cable(IntSupplier target) {
        this.target = target;
    }

    /** The port at this end. */
    int port() {
        return port.number();
    }

    void plugIn() throws IOException {
        // A port that was closed a moment ago may be taken for another moment.
        ServerSocket plugged = await().ignoreExceptionsInstanceOf(BindException.class)
                .until(() -> port.listen(), ServerSocket::isBound);
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
        // First of all, so that nothing arrives that was held up.
        sockets.forEach(LoopbackPort::close);
        sockets.clear();
        mend();
    }

    /** From now on nothing comes through, and nobody is told. */
    void cut() {
        lock.lock();
        cut = true;
        lock.unlock();
    }

    /** What was on its way when it was cut arrives. */
    void mend() {
        lock.lock();
        cut = false;
        through.signalAll();
        lock.unlock();
    }

    /** Whatever is done meanwhile reaches nobody, then or later. */
    void unheard(Runnable doing) throws IOException {
        cut();
        doing.run();
        pullOut();
        plugIn();
    }

    @Override
    public void close() {
        try {
            pullOut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("resource") // closed when it is pulled out
    private void connect(Socket here) {
        sockets.add(here);
        Thread.ofVirtual().start(() -> {
            try {
                Socket there = new Socket(InetAddress.getLoopbackAddress(), target.getAsInt());
                sockets.add(there);
                Thread.ofVirtual().start(() -> carry(here, there));
                carry(there, here);
            } catch (IOException nobodyThere) {
                LoopbackPort.close(here);
            }
        });
    }

    private void carry(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8192];
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                awaitThrough();
                out.write(bytes, 0, length);
            }
        } catch (IOException broken) {
            // Seen by both ends, since both are closed now.
        } finally {
            LoopbackPort.close(from);
            LoopbackPort.close(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void awaitThrough() {
        lock.lock();
        try {
            while (cut) {
                through.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
