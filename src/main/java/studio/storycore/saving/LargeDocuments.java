package studio.storycore.saving;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import studio.storycore.storage.StorageFailure;
import studio.storycore.storage.Weight;

/**
 * The one bound on the memory that documents and revisions take while they are in work, on the whole server: decoded,
 * encoded or sent. Each {@link Use} has a share of the memory; whoever finds no room in it waits in turn, without
 * anything of the document in memory, and is {@link Busy} after a while. What is small never waits.
 *
 * <p>Work of one use may begin work of a later one, in the order of {@link Use} except that nothing that is stored is
 * answered within; so nobody waits for ever.
 * Safe for use by any thread.
 */
public final class LargeDocuments {

    /**
     * What is done with a document. Each has a share of its own, so that whoever takes slowly keeps nobody from the others.
     * What is on its way here is bounded by {@link IncomingBodies}.
     */
    public enum Use {
        /** Received, and made a project of that is being saved: up to twenty times its size. */
        SENT(96),
        /** Being read from the store or written to it: the same. */
        STORED(96),
        /** On its way to a browser or a program: a project that is written piece by piece, or bytes. */
        ANSWERED(32);

        private final long memoryForAByte;

        Use(long memoryForAByte) {
            this.memoryForAByte = memoryForAByte;
        }
    }

    /** So little is in work at any time that nobody waits for it: what people send with a click, in bytes. */
    private static final long SMALL = 64L * 1024;

    private static final int UNIT = 1024;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    /** Who has room needs no more for what belongs to the same work. */
    private static final ScopedValue<Set<Use>> HAS_ROOM = ScopedValue.newInstance();

    /** @param most units that are in work at once */
    private record Share(int most, Semaphore room) {

        static Share of(long memory, Use use) {
            int most = (int) Math.max(2, memory / use.memoryForAByte / UNIT);
            return new Share(most, new Semaphore(most, true));
        }

        /** A document that is larger than the share has it for itself. */
        int needed(long bytes) {
            return bytes == Weight.UNKNOWN ? most / 2 : (int) Math.min(most, Math.max(1, bytes / UNIT));
        }
    }

    private final Map<Use, Share> shares = new EnumMap<>(Use.class);
    private final Duration longestWait;

    /** For the memory of this process. */
    public LargeDocuments() {
        this(Runtime.getRuntime().maxMemory(), LONGEST_WAIT);
    }

    /** @param memory of the server, in bytes */
    public LargeDocuments(long memory, Duration longestWait) {
        for (Use use : Use.values()) {
            shares.put(use, Share.of(memory, use));
        }
        this.longestWait = longestWait;
    }

    /**
     * Does the work when there is room for it.
     *
     * @param bytes of JSON, see {@link Weight}; {@link Weight#UNKNOWN} counts as half of what may be in work
     * @throws Busy when no room became free in time; nothing was done
     */
    public <T, X extends Throwable> T inTurn(Use use, long bytes, ScopedValue.CallableOp<? extends T, X> work)
            throws X {
        Set<Use> before = HAS_ROOM.orElse(Set.of());
        if (bytes != Weight.UNKNOWN && bytes <= SMALL || before.contains(use)) {
            return work.call();
        }
        Share share = shares.get(use);
        int needed = share.needed(bytes);
        if (!entered(share, needed)) {
            throw new Busy();
        }
        try {
            Set<Use> now = EnumSet.of(use);
            now.addAll(before);
            return ScopedValue.where(HAS_ROOM, now).call(work);
        } finally {
            share.room().release(needed);
        }
    }

    private boolean entered(Share share, int needed) {
        try {
            return share.room().tryAcquire(needed, longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Thrown when too much of documents is in work; nothing was done. */
    public static final class Busy extends StorageFailure {

        private static final String MESSAGE = "too many large documents are in work";

        Busy() {
            super(Kind.BUSY, MESSAGE, new IllegalStateException(MESSAGE));
        }
    }
}
