package studio.storycore.library;

import studio.storycore.access.Right;

/** Thrown when a person may see a project but not do this with it. */
public final class NotPermitted extends RuntimeException {

    private final Right needed;

    public NotPermitted(Right needed) {
        super("needs the right " + needed);
        this.needed = needed;
    }

    public Right needed() {
        return needed;
    }
}
