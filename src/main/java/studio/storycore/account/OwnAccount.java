package studio.storycore.account;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Component;

/** The account of the person at the screen, for that person: on the thread of a request or of a view. */
@Component
public class OwnAccount {

    private final SessionPerson session;
    private final Accounts accounts;
    private final KnownAccounts known;
    private final SecurityContextHolderStrategy contexts;

    OwnAccount(SessionPerson session, Accounts accounts, KnownAccounts known, SecurityContextHolderStrategy contexts) {
        this.session = session;
        this.accounts = accounts;
        this.known = known;
        this.contexts = contexts;
    }

    /** @throws NotSignedIn when nobody is signed in, or not any more */
    public AccountInfo info() {
        return accounts.own(session.get());
    }

    /** Whether nothing else should be done before a password has been chosen. False when nobody is signed in. */
    public boolean mustChangePassword() {
        return session.session()
                .flatMap(session::now)
                .map(SessionUser::mustChangePassword)
                .orElse(false);
    }

    /** Ends all sessions of the person in every browser, this one included. Access tokens stay. */
    public void logOutEverywhere() {
        accounts.logOutEverywhere(session.get());
    }

    /** Whether the account of the person who signed in is disabled now. */
    public boolean isDisabled() {
        return session.session().flatMap(session::disabled).isPresent();
    }

    /** @throws AccountRejected when the name cannot be taken */
    public AccountInfo rename(String displayName) {
        Person person = session.get();
        return accounts.rename(person, person.username(), displayName);
    }

    /**
     * Changes the password and keeps this session; the person's other sessions end.
     *
     * @throws AccountRejected when the current password is wrong or the next one cannot be taken
     */
    public void changePassword(String current, String next) {
        Person person = session.get();
        accounts.changePassword(person, current, next);
        known.find(person.username()).map(SessionUser::of).ifPresent(this::goOnAs);
    }

    private void goOnAs(SessionUser user) {
        SecurityContext context = contexts.getContext();
        user.eraseCredentials();
        // The context object is the session's own, so the session's next request sees the change.
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
    }
}
