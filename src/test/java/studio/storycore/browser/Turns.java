package studio.storycore.browser;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;

/** What someone is about to do, in short steps with pauses before them. */
final class Turns {

    /** @param pause in milliseconds */
    private record Step(int pause, Runnable act) {}

    private final Deque<Step> steps = new ArrayDeque<>();

    /** @param pause before it, in milliseconds */
    void plan(int pause, Runnable act) {
        steps.add(new Step(pause, act));
    }

    /** The pause before the next step; empty if there is none. */
    OptionalInt pause() {
        Step next = steps.peek();
        return next == null ? OptionalInt.empty() : OptionalInt.of(next.pause());
    }

    /** Takes the next step; tells whether there was one. */
    boolean takeNext() {
        Step next = steps.poll();
        if (next != null) {
            next.act().run();
        }
        return next != null;
    }

    void forget() {
        steps.clear();
    }
}
