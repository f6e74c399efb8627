package studio.storycore.library;

import studio.storycore.storage.HeaderQuery.Order;

/**
 * Which projects to list, and how.
 *
 * @param text    part of the name, id or owner, in any case; empty for all
 * @param trashed those in the trash, or those that are not
 */
public record ProjectList(String text, boolean trashed, Order order, boolean descending) {

    /** Not in the trash, the last saved first. */
    public static ProjectList recent(String text) {
        return new ProjectList(text, false, Order.UPDATED_AT, true);
    }
}
