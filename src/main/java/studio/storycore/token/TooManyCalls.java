package studio.storycore.token;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Thrown when a call comes too early after many others; who it comes from is not looked at. */
final class TooManyCalls extends AuthenticationException {

    private final Duration wait;

    TooManyCalls(Duration wait) {
        super("too many calls");
        this.wait = wait;
    }

    Duration waiting() {
        return wait;
    }
}
