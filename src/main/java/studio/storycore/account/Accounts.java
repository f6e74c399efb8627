package studio.storycore.account;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import studio.storycore.account.AccountRejected.Reason;

/**
 * Everybody's accounts. Who acts is given explicitly, and whether they may is checked here against their account as it is
 * now. What the acting person may not do looks the same as something that does not exist.
 *
 * <p>Every method can throw {@link AccountRejected}, and what Spring Data throws when the store does not answer. Safe for
 * use by any thread.
 */
@Service
public class Accounts {

    /** So many UTF-16 units a new display name may have, of which most characters are one. */
    public static final int LONGEST_DISPLAY_NAME = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9._-]{2,64}");
    private static final Pattern DISPLAY_NAME = Pattern.compile("\\P{Cntrl}+");

    private final AccountStore store;
    private final KnownAccounts known;
    private final PasswordRules rules;
    private final PasswordEncoder encoder;
    private final LoginThrottle throttle;
    private final Clock clock;
    private final ReentrantLock administrators = new ReentrantLock();

    Accounts(
            AccountStore store,
            KnownAccounts known,
            PasswordRules rules,
            PasswordEncoder encoder,
            LoginThrottle throttle,
            TaskScheduler scheduler) {
        this.store = store;
        this.known = known;
        this.rules = rules;
        this.encoder = encoder;
        this.throttle = throttle;
        this.clock = scheduler.getClock();
    }

    /** The form in which a username is stored and compared: without spaces around it, in lower case. */
    public static String normalised(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }

    /** Anybody's public side, to show a name instead of a username or to share a project; empty if there is none. */
    public Optional<Person> person(String username) {
        return known.find(normalised(username)).map(Account::person);
    }

    /**
     * The same person with the name and the rights of now; empty when the account is disabled or gone. While the store does
     * not answer and the account was not read before, the person is believed to be as given.
     */
    public Optional<Person> now(Person person) {
        try {
            return known.find(person.username()).filter(Account::enabled).map(Account::person);
        } catch (DataAccessException | MongoException silent) {
            return Optional.of(person);
        }
    }

    /** People who can sign in and whose name or username contains the text; at most {@code limit}. */
    public List<Person> people(String text, int limit) {
        return store.list(text, 0, limit).stream()
                .filter(Account::enabled)
                .map(Account::person)
                .toList();
    }

    /**
     * Makes an account whose password must be changed at the first log-in.
     *
     * @param firstPassword to be told to the person; one is made when it is null
     */
    public NewPassword create(
            Person acting, String username, String displayName, boolean administrator, @Nullable String firstPassword) {
        requireAdministrator(acting);
        String name = normalised(username);
        String password = firstPassword == null ? rules.generate() : firstPassword;
        Account account = account(name, displayName, password, administrator, true);
        if (!store.insert(account)) {
            throw new AccountRejected(Reason.USERNAME_TAKEN, name);
        }
        known.changed(account, acting);
        LOG.info("{} made the account {}{}", acting.username(), name, administrator ? " as an administrator" : "");
        return new NewPassword(name, password);
    }

    /** Makes the administrator of a first start, unless there is any account. */
    boolean createFirst(String username, String displayName, String password) {
        if (!store.isEmpty()) {
            return false;
        }
        Account account = account(normalised(username), displayName, password, true, false);
        boolean made = store.insert(account);
        if (made) {
            LOG.info("Made the first administrator's account {}", account.username());
        }
        return made;
    }

    /** A page of all accounts whose name or username contains the text, by username. For administrators. */
    public List<AccountInfo> list(Person acting, String text, int offset, int limit) {
        requireAdministrator(acting);
        return store.list(text, offset, limit).stream().map(Account::info).toList();
    }

    /** How many accounts the same text has on all pages. For administrators. */
    public long count(Person acting, String text) {
        requireAdministrator(acting);
        return store.count(text);
    }

    /** The acting person's own account. */
    public AccountInfo own(Person acting) {
        return requireEnabled(acting).info();
    }

    /** Changes the acting person's own password. */
    public void changePassword(Person acting, String current, String next) {
        Account account = requireEnabled(acting);
        // A session left open must not become a place to guess passwords, so this counts like signing in.
        LoginPlace place = LoginPlace.session();
        switch (throttle.begin(account.username(), place)) {
            case LoginThrottle.Turn.Now now -> {}
            case LoginThrottle.Turn.After after ->
                throw new AccountRejected(Reason.TOO_MANY_ATTEMPTS, account.username());
            case LoginThrottle.Turn.Busy busy -> throw new AccountRejected(Reason.BUSY, account.username());
        }
        if (!encoder.matches(current, account.passwordHash())) {
            throttle.failed(account.username(), place);
            LOG.warn("{} gave a wrong current password when changing it", acting.username());
            throw new AccountRejected(Reason.PASSWORD_WRONG, account.username());
        }
        throttle.succeeded(account.username(), place);
        if (current.equals(next)) {
            throw new AccountRejected(Reason.PASSWORD_UNCHANGED, account.username());
        }
        requireGood(next, account.username(), account.displayName());
        changeFound(
                acting,
                account.username(),
                new Update().set("passwordHash", encoder.encode(next)).set("mustChangePassword", false));
        LOG.info("{} changed their password", acting.username());
    }

    /** Ends all sessions and tickets of the acting person, in every browser. */
    void logOutEverywhere(Person acting) {
        changeFound(acting, acting.username(), new Update().inc("logouts", 1));
        LOG.info("{} logged out everywhere", acting.username());
    }

    /** Gives someone a new first password; their open sessions end. For administrators. */
    public NewPassword resetPassword(Person acting, String username) {
        requireAdministrator(acting);
        String password = rules.generate();
        Account account = changeFound(
                acting,
                normalised(username),
                new Update().set("passwordHash", encoder.encode(password)).set("mustChangePassword", true));
        LOG.info("{} reset the password of {}", acting.username(), account.username());
        return new NewPassword(account.username(), password);
    }

    /** Lets someone sign in, or ends their sessions and keeps them out. For administrators. */
    public AccountInfo setEnabled(Person acting, String username, boolean enabled) {
        requireAdministrator(acting);
        Account account = changeAdministrators(acting, normalised(username), "enabled", enabled);
        LOG.info("{} {} the account {}", acting.username(), enabled ? "enabled" : "disabled", account.username());
        return account.info();
    }

    /** Makes someone an administrator, or no longer one. For administrators. */
    public AccountInfo setAdministrator(Person acting, String username, boolean administrator) {
        requireAdministrator(acting);
        Account account = changeAdministrators(acting, normalised(username), "administrator", administrator);
        LOG.info(
                "{} made {} {}",
                acting.username(),
                account.username(),
                administrator ? "an administrator" : "an administrator no longer");
        return account.info();
    }

    /** Changes a display name: one's own, or anybody's for administrators. */
    public AccountInfo rename(Person acting, String username, String displayName) {
        String name = normalised(username);
        if (!name.equals(acting.username())) {
            requireAdministrator(acting);
        }
        requireEnabled(acting);
        Account account = changeFound(acting, name, new Update().set("displayName", displayName(displayName, name)));
        LOG.info("{} changed the display name of {}", acting.username(), name);
        return account.info();
    }

    private Account changeAdministrators(Person acting, String username, String field, boolean value) {
        administrators.lock();
        try {
            Account before = store.find(username).orElseThrow(() -> new AccountRejected(Reason.NOT_FOUND, username));
            boolean leaves = !value && before.administrator() && before.enabled();
            if (leaves && store.countAdministrators() < 2) {
                throw new AccountRejected(Reason.LAST_ADMINISTRATOR, username);
            }
            Account after = changeFound(acting, username, new Update().set(field, value));
            if (leaves && store.countAdministrators() == 0) {
                // Another server took away the other one at the same moment.
                changeFound(acting, username, new Update().set(field, true));
                throw new AccountRejected(Reason.LAST_ADMINISTRATOR, username);
            }
            return after;
        } finally {
            administrators.unlock();
        }
    }

    private Account changeFound(Person acting, String username, Update change) {
        Account account =
                store.change(username, change).orElseThrow(() -> new AccountRejected(Reason.NOT_FOUND, username));
        known.changed(account, acting);
        return account;
    }

    private Account account(
            String username, String displayName, String password, boolean administrator, boolean mustChangePassword) {
        if (!USERNAME.matcher(username).matches()) {
            throw new AccountRejected(Reason.USERNAME_INVALID, username);
        }
        String shown = displayName(displayName, username);
        requireGood(password, username, shown);
        // The store keeps milliseconds.
        return new Account(
                username,
                shown,
                encoder.encode(password),
                administrator,
                true,
                mustChangePassword,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null,
                1);
    }

    private void requireGood(String password, String username, String displayName) {
        rules.violation(password, username, displayName).ifPresent(reason -> {
            throw new AccountRejected(reason, username);
        });
    }

    private static String displayName(String displayName, String username) {
        String name = displayName.strip();
        if (name.length() > LONGEST_DISPLAY_NAME) {
            throw new AccountRejected(Reason.DISPLAY_NAME_TOO_LONG, username, name.length(), LONGEST_DISPLAY_NAME);
        }
        if (!DISPLAY_NAME.matcher(name).matches()) {
            throw new AccountRejected(Reason.DISPLAY_NAME_INVALID, username);
        }
        return name;
    }

    private Account requireEnabled(Person acting) {
        return known.find(acting.username())
                .filter(Account::enabled)
                .orElseThrow(() -> new AccountRejected(Reason.NOT_FOUND, acting.username()));
    }

    private void requireAdministrator(Person acting) {
        if (!requireEnabled(acting).administrator()) {
            LOG.warn("{} asked for something that is for administrators", acting.username());
            throw new AccountRejected(Reason.NOT_FOUND, acting.username());
        }
    }
}
