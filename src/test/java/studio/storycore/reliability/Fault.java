package studio.storycore.reliability;

import java.time.Duration;

/** What can be wrong with the way to the store. */
public sealed interface Fault {

    /** Nothing. */
    record None() implements Fault {}

    /** Connections break when a request is sent; the store never sees it. */
    record RequestsCut() implements Fault {}

    /**
     * Connections break after the store has answered, and the answer is lost.
     *
     * @param to   only answers to requests with this word in them
     * @param most so many; others arrive
     */
    record AnswersLost(String to, int most) implements Fault {}

    /** Every answer comes later. */
    record Late(Duration by) implements Fault {}

    /** Answers come drop by drop. */
    record Slow(int bytesPerSecond) implements Fault {}

    /** Nobody listens at the store's address, and all connections are broken. */
    record Refused() implements Fault {}

    /** Connections can be made, but nothing comes through them, and nothing ever will. */
    record Silent() implements Fault {}
}
