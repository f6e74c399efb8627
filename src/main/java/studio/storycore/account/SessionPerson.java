package studio.storycore.account;

import com.mongodb.MongoException;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Component;

/** The person of the session, looked up again each time. */
@Component
class SessionPerson implements CurrentPerson {

    private static final Logger LOG = LoggerFactory.getLogger(SessionPerson.class);

    private final KnownAccounts known;
    private final SecurityContextHolderStrategy contexts;

    SessionPerson(KnownAccounts known, SecurityContextHolderStrategy contexts) {
        this.known = known;
        this.contexts = contexts;
    }

    @Override
    public Optional<Person> find() {
        return session().flatMap(this::now).map(SessionUser::person);
    }

    @Override
    public Optional<Person> lastKnown() {
        return session().flatMap(user -> asIn(known::lastKnown, user)).map(SessionUser::person);
    }

    /** The same user when the account is disabled now, and is otherwise as it was at sign-in; else empty. */
    Optional<SessionUser> disabled(SessionUser user) {
        try {
            return known.find(user.getUsername())
                    .filter(account -> !account.enabled() && user.isStillOf(account))
                    .map(SessionUser::of);
        } catch (DataAccessException | MongoException silent) {
            return Optional.empty();
        }
    }

    /** The user as signed in, whatever has become of the account since. */
    Optional<SessionUser> session() {
        Authentication authentication = contexts.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SessionUser user
                ? Optional.of(user)
                : Optional.empty();
    }

    /** The same user as the account is now; empty when this session must not go on. */
    Optional<SessionUser> now(SessionUser user) {
        return asIn(known::find, user);
    }

    private static Optional<SessionUser> asIn(Function<String, Optional<Account>> accounts, SessionUser user) {
        try {
            return accounts.apply(user.getUsername())
                    .filter(account -> account.enabled() && user.isStillOf(account))
                    .map(SessionUser::of);
        } catch (DataAccessException | MongoException silent) {
            LOG.debug("The store does not answer; {} goes on with the rights of before", user.getUsername(), silent);
            return Optional.of(user);
        }
    }
}
