package studio.storycore.account;

import java.time.Duration;
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
import org.springframework.security.core.userdetails.UserDetailsService;
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
    private final RememberedPasswords remembered;
    private final DaoAuthenticationProvider passwords;

    PasswordLogin(
            KnownAccounts known, LoginThrottle throttle, RememberedPasswords remembered, PasswordEncoder encoder) {
        this.throttle = throttle;
        this.remembered = remembered;
        this.passwords = new QuickWhenRemembered(known::signingIn);
        passwords.setPasswordEncoder(encoder);
        passwords.setPreAuthenticationChecks(user -> {});
        passwords.setPostAuthenticationChecks(PasswordLogin::requireEnabled);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String username = Accounts.normalised(attempt.getName());
        LoginPlace place = place(attempt);
        begin(username, place);
        try {
            var normalised = UsernamePasswordAuthenticationToken.unauthenticated(username, attempt.getCredentials());
            normalised.setDetails(attempt.getDetails());
            Authentication person = passwords.authenticate(normalised);
            throttle.succeeded(username, place);
            return person;
        } catch (BadCredentialsException wrong) {
            throttle.failed(username, place);
            LOG.warn("Wrong password for {} from {}", printable(username), place.name());
            throw wrong;
        } catch (DisabledException disabled) {
            throttle.succeeded(username, place);
            LOG.warn("The disabled account {} tried to sign in from {}", username, place.name());
            throw disabled;
        } catch (AuthenticationException undecided) {
            throttle.undecided(username, place);
            if (Outage.isBehind(undecided)) {
                LOG.warn("{} cannot sign in: the store does not answer", printable(username));
                // Of this type, since Spring Security logs the other one with all its causes each time.
                throw new AuthenticationServiceException("the store does not answer", undecided);
            }
            throw undecided;
        }
    }

    private void begin(String username, LoginPlace place) {
        switch (throttle.begin(username, place)) {
            case LoginThrottle.Turn.Now now -> {}
            case LoginThrottle.Turn.After(Duration wait) -> {
                remembered.forget(username);
                LOG.warn(
                        "Too many wrong passwords for {} from {}: waiting {} s",
                        printable(username),
                        place.name(),
                        wait.toSeconds());
                throw new LoginThrottled(wait);
            }
            case LoginThrottle.Turn.Busy busy -> {
                LOG.warn("A password for {} from {} has not had its turn", printable(username), place.name());
                throw new LoginBusy();
            }
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

    private static LoginPlace place(Authentication attempt) {
        return switch (attempt.getDetails()) {
            case LoginDetails page -> page.place();
            case WebAuthenticationDetails call -> LoginPlace.address(String.valueOf(call.getRemoteAddress()));
            case null, default -> LoginPlace.address("elsewhere");
        };
    }

    /** What was typed as a name can be anything, even a password in the wrong field, or lines made to look like a log. */
    private static String printable(String username) {
        return username.matches("[a-z0-9._-]{2,64}") ? username : "(no valid username)";
    }

    /** Does not check a password anew that was right lately. Everything else about the account is looked at each time. */
    private final class QuickWhenRemembered extends DaoAuthenticationProvider {

        QuickWhenRemembered(UserDetailsService accounts) {
            super(accounts);
        }

        @Override
        protected void additionalAuthenticationChecks(UserDetails user, UsernamePasswordAuthenticationToken attempt) {
            String storedHash = user.getPassword();
            String password = attempt.getCredentials() == null
                    ? ""
                    : attempt.getCredentials().toString();
            if (storedHash == null || !remembered.isRight(user.getUsername(), storedHash, password)) {
                super.additionalAuthenticationChecks(user, attempt);
                if (storedHash != null && user.isEnabled()) {
                    remembered.remember(user.getUsername(), storedHash, password);
                }
            }
        }
    }
}
