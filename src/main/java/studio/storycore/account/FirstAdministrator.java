package studio.storycore.account;

import com.mongodb.MongoException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.TaskScheduler;
import studio.storycore.account.AccountRejected.Reason;

/**
 * Makes the administrator of a first start, as soon as the store answers, and tells on standard output how to sign in.
 *
 * <p>The password is printed and not logged: logs are kept, copied and sent about. A password from the configuration is
 * known to whoever wrote it and is not printed at all.
 */
class FirstAdministrator {

    static final Duration RETRY = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final String DISPLAY_NAME = "Administrator";

    private final Accounts accounts;
    private final PasswordRules rules;
    private final AdministratorProperties properties;
    private final TaskScheduler scheduler;
    private final PrintStream out;
    private boolean waiting;

    FirstAdministrator(
            Accounts accounts,
            PasswordRules rules,
            AdministratorProperties properties,
            TaskScheduler scheduler,
            PrintStream out) {
        this.accounts = accounts;
        this.rules = rules;
        this.properties = properties;
        this.scheduler = scheduler;
        this.out = out;
    }

    /** Tries at once, and then in the background until the store answers. */
    void make() {
        String username = Accounts.normalised(properties.username());
        Optional<Reason> violation = violation(username);
        String configured = violation.isEmpty() ? properties.password() : null;
        String password = configured == null ? rules.generate() : configured;
        try {
            if (accounts.createFirst(username, DISPLAY_NAME, password)) {
                tell(username, configured == null ? password : null, violation);
            }
        } catch (DataAccessException | MongoException silent) {
            if (!waiting) {
                waiting = true;
                LOG.warn("The store does not answer yet; whether an administrator is needed will be seen when it does");
            }
            scheduler.schedule(this::make, scheduler.getClock().instant().plus(RETRY));
        }
    }

    private Optional<Reason> violation(String username) {
        String password = properties.password();
        return password == null ? Optional.empty() : rules.violation(password, username, DISPLAY_NAME);
    }

    private void tell(String username, @Nullable String password, Optional<Reason> violation) {
        violation.ifPresent(reason -> out.printf(
                "The password in storycore.admin.password is not used: it needs %d characters or more, at most %d"
                        + " bytes, and must not be the name.%n",
                PasswordRules.MIN_CHARACTERS, PasswordRules.MAX_BYTES));
        if (password == null) {
            out.printf("First start: sign in as \"%s\" with the password from storycore.admin.password.%n", username);
        } else {
            out.printf(
                    "%nFirst start. Sign in with%n    username  %s%n    password  %s%nThis password is not shown"
                            + " again. It can be changed under \"Account\".%n%n",
                    username, password);
        }
    }
}
