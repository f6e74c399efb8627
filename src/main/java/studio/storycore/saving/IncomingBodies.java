package studio.storycore.saving;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

/**
 * The bound on the memory of documents that are on their way here, from programs and from the pages' uploads. A body takes
 * room for the bytes that have arrived, not for those that are announced; one that comes too slowly is given up. All
 * bodies of one person together have half of the room, except that a single one may have more. Up to 64 KB a body
 * takes no room and never waits.
 *
 * <p>Safe for use by any thread.
 */
public final class IncomingBodies {

    /** Bytes that every body may have. */
    static final int SMALL = 64 * 1024;

    /** Bytes of memory for each byte of all bodies together. */
    private static final long MEMORY_FOR_A_BYTE = 16;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final int CHUNK = 16 * 1024;

    private final long most;
    private final Duration longestWait;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();
    private final Map<String, Long> takenBy = new HashMap<>();
    private long taken;

    /** For the memory of this process. */
    public IncomingBodies(Clock clock) {
        this(Runtime.getRuntime().maxMemory(), LONGEST_WAIT, clock);
    }

    /**
     * @param memory      of the server, in bytes
     * @param longestWait of a body that finds no room
     */
    public IncomingBodies(long memory, Duration longestWait, Clock clock) {
        this.most = memory / MEMORY_FOR_A_BYTE;
        this.longestWait = longestWait;
        this.clock = clock;
    }

    /** A body of this person begins to arrive. Whoever asks closes it when its bytes are not needed any more. */
    public Body begin(String username) {
        return new Body(username);
    }

    /** One body, with the room that it has. To be used by one thread at a time; closed by any. */
    public final class Body implements AutoCloseable {

        private final String username;
        private final Pace pace = new Pace(clock);
        private long room;
        private boolean closed;

        private Body(String username) {
            this.username = username;
        }

        /**
         * Receives the body, or what comes before it is too large.
         *
         * @param limit    bytes; at most one more is read
         * @param progress is told how many bytes have arrived, again and again
         * @throws TooSlow             when it comes too slowly
         * @throws LargeDocuments.Busy when there was no room for what arrived
         */
        public byte[] receive(InputStream in, int limit, LongConsumer progress) throws IOException {
            ByteArrayOutputStream received = new ByteArrayOutputStream(CHUNK);
            byte[] chunk = new byte[CHUNK];
            while (received.size() <= limit) {
                Instant begun = pace.now();
                int read = in.read(chunk, 0, Math.min(chunk.length, limit + 1 - received.size()));
                if (read < 0) {
                    break;
                }
                pace.moved(read, begun);
                takeRoomFor(received.size() + read);
                received.write(chunk, 0, read);
                progress.accept(received.size());
            }
            return received.toByteArray();
        }

        /** Gives the room back. Twice is the same as once. */
        @Override
        public void close() {
            lock.lock();
            try {
                closed = true;
                change(-room);
                released.signalAll();
            } finally {
                lock.unlock();
            }
        }

        private void takeRoomFor(int arrived) throws IOException {
            // One that is larger than all room has it for itself.
            long needed = arrived <= SMALL ? 0 : Math.min(arrived, most);
            lock.lock();
            try {
                if (closed) {
                    throw new IOException("nobody needs it any more");
                }
                if (needed > room) {
                    awaitRoom(needed - room);
                    change(needed - room);
                }
            } finally {
                lock.unlock();
            }
        }

        private void awaitRoom(long more) {
            long nanos = longestWait.toNanos();
            while (!isFree(more)) {
                if (nanos <= 0) {
                    throw new LargeDocuments.Busy();
                }
                nanos = awaitRelease(nanos);
            }
        }

        private boolean isFree(long more) {
            long ofPerson = takenBy.getOrDefault(username, 0L);
            boolean onlyOne = ofPerson == room;
            return taken + more <= most && (onlyOne || ofPerson + more <= most / 2);
        }

        private void change(long more) {
            room += more;
            taken += more;
            takenBy.merge(username, more, Long::sum);
            takenBy.remove(username, 0L);
        }
    }

    private long awaitRelease(long nanos) {
        try {
            return released.awaitNanos(nanos);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
