package studio.storycore.live;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that unsaved edits of all projects together may take while the store is away. Each project tells how the
 * weight of its own changes; once the sum has reached the limit, editing pauses everywhere until there is room again. An
 * edit that was made is kept whatever it weighs. Safe for use by any thread.
 */
final class UnsavedBudget {

    private final long limit;
    private final AtomicLong used = new AtomicLong();

    /** @param limit in bytes, as {@link SizeBudget} weighs edits */
    UnsavedBudget(long limit) {
        this.limit = limit;
    }

    boolean isUsedUp() {
        return used.get() >= limit;
    }

    long used() {
        return used.get();
    }

    /** The unsaved edits of a project weigh more or less than before; tells whether this used up the budget or ended that. */
    boolean change(long difference) {
        long before = used.getAndAdd(difference);
        return before >= limit != before + difference >= limit;
    }
}
