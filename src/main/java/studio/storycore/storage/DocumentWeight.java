package studio.storycore.storage;

/**
 * What a stored document weighs.
 *
 * @param weight         bytes of its JSON, or {@link Weight#UNKNOWN}
 * @param sequenceNumber of the last revision that it contains
 */
public record DocumentWeight(long weight, long sequenceNumber) {}
