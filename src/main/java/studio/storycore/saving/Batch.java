package studio.storycore.saving;

import studio.storycore.storage.Revision;

/**
 * A revision on its way to the store. The same until the store has answered, however often it takes, so that a revision
 * whose acknowledgement was lost is recognised.
 *
 * @param weight no less than the edits in it weigh, in bytes
 * @param upTo   the number of the last edit in it, as the source counts its edits
 */
public record Batch(Revision revision, long weight, long upTo) {}
