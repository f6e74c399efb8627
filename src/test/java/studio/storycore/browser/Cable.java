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
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import studio.storycore.reliability.LoopbackPort;

/**
 * A cable to a server on this machine. While it is pulled out, nothing listens at its end and all connections are broken;
 * while it is cut off in the middle, everything seems to be there and nothing comes through. It can be a long one: every
 * byte, also of a web socket, arrives later then, in the same order.
 */
final class Cable implements AutoCloseable {

    private final LoopbackPort port = LoopbackPort.unused();
    private final IntSupplier target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition through = lock.newCondition();
    private final AtomicInteger timesPulledOut = new AtomicInteger();
    private boolean cut;
    private volatile Duration delay = Duration.ZERO;
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
        timesPulledOut.incrementAndGet();
        // Before it is mended, so that nothing arrives that was held up.
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

    /** From now on what is sent takes this long, in each direction. */
    void delay(Duration oneWay) {
        delay = oneWay;
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
        int before = timesPulledOut.get();
        sockets.add(here);
        Thread.ofVirtual().start(() -> {
            try {
                Socket there = new Socket(InetAddress.getLoopbackAddress(), target.getAsInt());
                sockets.add(there);
                if (timesPulledOut.get() != before) {
                    // Pulled out while it was being connected.
                    LoopbackPort.close(here);
                    LoopbackPort.close(there);
                    return;
                }
                Thread.ofVirtual().start(() -> carry(here, there));
                carry(there, here);
            } catch (IOException nobodyThere) {
                LoopbackPort.close(here);
            }
        });
    }

    /** Bytes on their way, and when they arrive. */
    private record Sent(byte[] bytes, long arrival) {

        /** Nothing comes after this. */
        boolean isEnd() {
            return bytes.length == 0;
        }
    }

    private void carry(Socket from, Socket to) {
        BlockingQueue<Sent> onTheWay = new LinkedBlockingQueue<>();
        Thread.ofVirtual().start(() -> send(from, onTheWay));
        try {
            OutputStream out = to.getOutputStream();
            for (Sent next = onTheWay.take(); !next.isEnd(); next = onTheWay.take()) {
                TimeUnit.NANOSECONDS.sleep(next.arrival() - System.nanoTime());
                awaitThrough();
                out.write(next.bytes());
            }
        } catch (IOException broken) {
            // Seen by both ends, since both are closed now.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            LoopbackPort.close(from);
            LoopbackPort.close(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void send(Socket from, BlockingQueue<Sent> onTheWay) {
        try {
            InputStream in = from.getInputStream();
            byte[] bytes = new byte[8192];
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                onTheWay.add(new Sent(Arrays.copyOf(bytes, length), System.nanoTime() + delay.toNanos()));
            }
        } catch (IOException broken) {
            // Like an orderly end: what was sent before still arrives.
        }
        onTheWay.add(new Sent(new byte[0], 0));
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
