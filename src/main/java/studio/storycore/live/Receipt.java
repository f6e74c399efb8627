package studio.storycore.live;

/**
 * Where an edit is stored.
 *
 * @param sequenceNumber of the revision that it is in
 * @param alone          whether that revision has no other edit in it
 */
public record Receipt(long sequenceNumber, boolean alone) {}
