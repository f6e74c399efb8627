package studio.storycore.storage;

import java.util.Optional;

/**
 * Which headers to list, and how.
 *
 * @param text       part of the name, id or owner, in any case; empty for all
 * @param visibleTo  only projects that this person owns or shares; empty for all projects
 * @param trashed    those in the trash, or those that are not
 * @param limit      how many at the most, 1 to 1,000
 */
public record HeaderQuery(
        String text,
        Optional<String> visibleTo,
        boolean trashed,
        Order order,
        boolean descending,
        int offset,
        int limit) {

    /** The largest page. */
    public static final int MOST = 1_000;

    /** What a list can be ordered by; equal values are ordered by id. */
    public enum Order {
        NAME,
        OWNER,
        SEQUENCES,
        SHOTS,
        PHRASES,
        SIZE,
        UPDATED_BY,
        UPDATED_AT
    }

    public HeaderQuery {
        if (offset < 0 || limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("page from " + offset + ", at most " + limit);
        }
    }
}
