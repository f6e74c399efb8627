package studio.storycore.api;

/** Thrown when a project has no revision with this number. */
final class NoSuchRevision extends RuntimeException {

    private final long number;

    NoSuchRevision(long number) {
        this.number = number;
    }

    long number() {
        return number;
    }
}
