package studio.storycore.account;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** The account of a session as it was last read; Spring Security's view of it. */
final class SessionUser implements UserDetails, CredentialsContainer {

    private final Person person;
    private final boolean enabled;
    private final boolean mustChangePassword;
    private final int mark;
    private @Nullable String passwordHash;

    private SessionUser(Account account) {
        this.person = account.person();
        this.enabled = account.enabled();
        this.mustChangePassword = account.mustChangePassword();
        this.mark = account.mark();
        this.passwordHash = account.passwordHash();
    }

    static SessionUser of(Account account) {
        return new SessionUser(account);
    }

    Person person() {
        return person;
    }

    boolean mustChangePassword() {
        return mustChangePassword;
    }

    /** Tells one password of the account from another, and the time before a log-out everywhere from that after it. */
    int mark() {
        return mark;
    }

    /** Whether the account still has the password with which this session was begun, and nobody logged out everywhere. */
    boolean isStillOf(Account account) {
        return mark == account.mark();
    }

    @Override
    public String getUsername() {
        return person.username();
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        if (!enabled) {
            return List.of();
        }
        return person.administrator()
                ? List.of(authority(Roles.USER), authority(Roles.ADMINISTRATOR))
                : List.of(authority(Roles.USER));
    }

    /** The hash is needed for signing in only, and must not live on in the session. */
    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SessionUser user
                && person.equals(user.person)
                && enabled == user.enabled
                && mustChangePassword == user.mustChangePassword
                && mark == user.mark;
    }

    @Override
    public int hashCode() {
        return Objects.hash(person, enabled, mustChangePassword, mark);
    }

    @Override
    public String toString() {
        return person.username();
    }

    private static GrantedAuthority authority(String role) {
        return new SimpleGrantedAuthority("ROLE_" + role);
    }
}
