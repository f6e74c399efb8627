package studio.storycore.account;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import studio.storycore.health.Outage;

/**
 * Signs people in by username and password, throttled.
 *
 * <p>An unknown name takes as long and says the same as a wrong password. That an account is disabled is told only to
 * someone who knows its password.
 */
@Component
class PasswordLogin implements AuthenticationProvider {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordLogin.class);

    private final LoginThrottle throttle;
    private final DaoAuthenticationProvider passwords;

    PasswordLogin(KnownAccounts known, LoginThrottle throttle, PasswordEncoder encoder) {
        this.throttle = throttle;
        this.passwords = new DaoAuthenticationProvider(known::signingIn);
        passwords.setPasswordEncoder(encoder);
        passwords.setPreAuthenticationChecks(user -> {});
        passwords.setPostAuthenticationChecks(PasswordLogin::requireEnabled);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String username = Accounts.normalised(attempt.getName());
        String address = address(attempt);
        Duration wait = throttle.begin(username, address);
        if (!wait.isZero()) {
            LOG.warn(
                    "Too many wrong passwords for {} from {}: waiting {} s",
                    printable(username),
                    address,
                    wait.toSeconds());
            throw new LoginThrottled(wait);
        }
        try {
            var normalised = UsernamePasswordAuthenticationToken.unauthenticated(username, attempt.getCredentials());
            normalised.setDetails(attempt.getDetails());
            Authentication person = passwords.authenticate(normalised);
            throttle.succeeded(username, address);
            return person;
        } catch (BadCredentialsException wrong) {
            throttle.failed(username, address);
            LOG.warn("Wrong password for {} from {}", printable(username), address);
            throw wrong;
        } catch (DisabledException disabled) {
            throttle.succeeded(username, address);
            LOG.warn("The disabled account {} tried to sign in from {}", username, address);
            throw disabled;
        } catch (AuthenticationException undecided) {
            throttle.undecided(username, address);
            if (Outage.isBehind(undecided)) {
                LOG.warn("{} cannot sign in: the store does not answer", printable(username));
                // Of this type, since Spring Security logs the other one with all its causes each time.
                throw new AuthenticationServiceException("the store does not answer", undecided);
            }
            throw undecided;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static void requireEnabled(UserDetails user) {
        if (!user.isEnabled()) {
            throw new DisabledException("disabled");
        }
    }

    private static String address(Authentication attempt) {
        @Nullable Object details = attempt.getDetails();
        return details instanceof WebAuthenticationDetails web ? String.valueOf(web.getRemoteAddress()) : "elsewhere";
    }

    /** What was typed as a name can be anything, even a password in the wrong field, or lines made to look like a log. */
    private static String printable(String username) {
        return username.matches("[a-z0-9._-]{2,64}") ? username : "(no valid username)";
    }
}
