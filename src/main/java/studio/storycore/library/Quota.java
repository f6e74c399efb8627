package studio.storycore.library;

/**
 * What one person's projects take in the store, and may take: their documents, also those in the trash.
 *
 * @param used  bytes
 * @param limit bytes; 0 for as much as there is room for
 */
public record Quota(long used, long limit) {

    private static final double NEAR = 0.8;

    /** Whether the person should be told. */
    public boolean isNear() {
        return limit > 0 && used >= limit * NEAR;
    }

    /** Whether nothing is added any more. */
    public boolean isReached() {
        return limit > 0 && used >= limit;
    }
}
