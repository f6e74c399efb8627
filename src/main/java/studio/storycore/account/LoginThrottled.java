package studio.storycore.account;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Thrown when an attempt to sign in comes too early after wrong ones; whether it would have been right is not looked at. */
public final class LoginThrottled extends AuthenticationException {

    private final Duration wait;

    LoginThrottled(Duration wait) {
        super("too many wrong passwords");
        this.wait = wait;
    }

    /** How long to wait before the next attempt. */
    public Duration waiting() {
        return wait;
    }
}
