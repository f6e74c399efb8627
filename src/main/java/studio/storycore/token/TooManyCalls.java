package studio.storycore.token;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Thrown when a call comes too early after many others; what it asks for is not looked at. */
final class TooManyCalls extends AuthenticationException {

    /** What there were too many of. */
    enum Of {
        /** Calls of one caller or one person. */
        CALLS,
        /** Access tokens from one address that nobody here knows. */
        UNKNOWN_TOKENS
    }

    private final Of what;
    private final Duration wait;

    TooManyCalls(Of what, Duration wait) {
        super("too many " + what);
        this.what = what;
        this.wait = wait;
    }

    Of what() {
        return what;
    }

    Duration waiting() {
        return wait;
    }
}
