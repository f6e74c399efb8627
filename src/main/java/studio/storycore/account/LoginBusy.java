package studio.storycore.account;

import org.springframework.security.core.AuthenticationException;

/**
 * Thrown when an attempt to sign in has not had its turn in time, because many others are being checked; it may well have
 * been right.
 */
public final class LoginBusy extends AuthenticationException {

    LoginBusy() {
        super("other passwords are being checked");
    }
}
