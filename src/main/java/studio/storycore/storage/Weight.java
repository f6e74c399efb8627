package studio.storycore.storage;

import java.util.List;

/**
 * What is stored, weighed before it is read. A document weighs the bytes of its JSON, a revision those of the JSON of its
 * edits: measured when it was stored, in whatever form, so that whoever reads it knows what memory it takes.
 */
public final class Weight {

    /** Of what was stored before weights were. It may be as heavy as anything that can be stored. */
    public static final long UNKNOWN = -1;

    /** Revisions that weigh no more than this together may be read at once; a heavier one is read alone. In bytes. */
    public static final long AT_ONCE = 1024 * 1024;

    private Weight() {}

    /** Of all together; unknown as soon as one of them is. */
    public static long sum(List<Long> weights) {
        long sum = 0;
        for (long weight : weights) {
            if (weight == UNKNOWN) {
                return UNKNOWN;
            }
            sum += weight;
        }
        return sum;
    }

    /** How many of these revisions may be read at once, from the first on; 0 if there are none. */
    public static int readAtOnce(List<Long> weights) {
        long room = AT_ONCE;
        int count = 0;
        for (long weight : weights) {
            room -= weight == UNKNOWN ? AT_ONCE : weight;
            if (room < 0 && count > 0) {
                return count;
            }
            count++;
        }
        return count;
    }

    /** The heavier of two; nothing is heavier than what is unknown. */
    public static long heavier(long one, long other) {
        return one == UNKNOWN || other == UNKNOWN ? UNKNOWN : Math.max(one, other);
    }
}
