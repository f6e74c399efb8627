package studio.storycore.storage;

import java.util.List;
import java.util.Optional;

/**
 * Tells which revisions may be read at once, one page after the other: many that weigh little, or a single heavy one. Asks
 * for weights only, so that nothing heavy is in memory before its reader is ready for it. For one thread.
 */
public final class RevisionPages {

    private static final int WEIGHTS_AT_ONCE = 512;

    /** Asks a store what revisions weigh, as {@link StorageBackend#weights} does. */
    @FunctionalInterface
    public interface Weights {
        List<Long> of(long from, int limit);
    }

    /**
     * Revisions to be read at once.
     *
     * @param from   the number of the first
     * @param count  how many; at least one
     * @param weight of all together, in bytes, or {@link Weight#UNKNOWN}
     */
    public record Page(long from, int count, long weight) {

        /** The number of the last one. */
        public long last() {
            return from + count - 1;
        }
    }

    private final Weights weights;
    private final long to;
    private long next;
    private List<Long> known = List.of();
    private boolean moreThanKnown = true;

    /** @param to the last revision that is wanted, if it is there */
    public RevisionPages(Weights weights, long from, long to) {
        this.weights = weights;
        this.next = from;
        this.to = to;
    }

    /** The page after the one before; empty when no revision is left. */
    public Optional<Page> next() {
        if (known.isEmpty() && moreThanKnown) {
            int limit = (int) Math.min(WEIGHTS_AT_ONCE, to - next + 1);
            known = limit <= 0 ? List.of() : weights.of(next, limit);
            moreThanKnown = known.size() == WEIGHTS_AT_ONCE;
        }
        if (known.isEmpty()) {
            return Optional.empty();
        }
        int count = Weight.readAtOnce(known);
        Page page = new Page(next, count, Weight.sum(known.subList(0, count)));
        known = known.subList(count, known.size());
        next += count;
        return Optional.of(page);
    }
}
