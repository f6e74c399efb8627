package studio.storycore.library;

/** Thrown when a person's projects take all that they may, so that nothing is added; what is there can be worked on. */
public final class QuotaReached extends RuntimeException {

    private final transient Quota quota;

    QuotaReached(Quota quota) {
        super("the projects of a person take " + quota.used() + " bytes of " + quota.limit());
        this.quota = quota;
    }

    public Quota quota() {
        return quota;
    }
}
