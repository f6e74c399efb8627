package studio.storycore.health;

import java.time.Instant;

/** Whether the store answers. */
public sealed interface StoreState {

    /** Since when it has been so, by the server's clock. */
    Instant since();

    /** The store answers. */
    record Up(Instant since) implements StoreState {}

    /** The store does not answer, or not as it should. */
    record Down(Instant since, Reason reason) implements StoreState {}

    /** Why the store is down, as far as a person can do something about it. */
    enum Reason {
        /** Nobody answers in time. It may come back by itself. */
        UNREACHABLE,
        /** It refuses the login or the rights of this application. Somebody has to change the configuration. */
        FORBIDDEN,
        /** It answers with an error. Somebody has to look at the log. */
        FAULTY
    }
}
