package studio.storycore.account;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/**
 * Lets people in for one request, without a session: what programs do. {@link CurrentPerson} knows them while the request
 * lasts, once the answer stands in the security context.
 *
 * <p>Both methods throw {@link DisabledException} for a disabled account and {@link CredentialsExpiredException} for one
 * whose first password has not been changed yet. Safe for use by any thread.
 */
@Component
public class RequestLogin {

    private final PasswordLogin passwords;
    private final KnownAccounts known;

    RequestLogin(PasswordLogin passwords, KnownAccounts known) {
        this.passwords = passwords;
        this.known = known;
    }

    /**
     * Someone with a username and a password, throttled together with the login page.
     *
     * @throws LoginThrottled          after too many wrong ones
     * @throws LoginBusy               when others are being checked and it has not had its turn
     * @throws AuthenticationException when the password is wrong, or nobody can tell
     */
    public Authentication withPassword(Authentication attempt) {
        return letIn((SessionUser) passwords.authenticate(attempt).getPrincipal());
    }

    /**
     * Someone who has proven by other means who they are.
     *
     * @throws BadCredentialsException if there is no such account any more
     */
    public Authentication as(String username) {
        return letIn(known.find(username)
                .map(SessionUser::of)
                .orElseThrow(() -> new BadCredentialsException("no such account")));
    }

    private static Authentication letIn(SessionUser user) {
        user.eraseCredentials();
        if (!user.isEnabled()) {
            throw new DisabledException("disabled");
        }
        if (user.mustChangePassword()) {
            throw new CredentialsExpiredException("first password");
        }
        return UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities());
    }
}
