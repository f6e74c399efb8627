package studio.storycore.account;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import studio.storycore.FakeTime;
import studio.storycore.health.StoreHealth;
import studio.storycore.storage.InMemoryStorageBackend;
import studio.storycore.storage.embedded.EmbeddedStore;

/** Accounts on a real embedded store that can be made silent, with a clock that the test moves. */
final class AccountScene implements AutoCloseable {

    static final Person ADMIN = new Person("admin", "Administrator", true);
    static final String ADMIN_PASSWORD = "the first password";

    final FakeTime time = new FakeTime();
    final PasswordRules rules = new PasswordRules();
    final PasswordEncoder encoder = new BCryptPasswordEncoder(4);
    final List<Object> events = new ArrayList<>();
    final MongoOperations mongo;
    final AccountStore store;
    final KnownAccounts known;
    final Accounts accounts;
    private final EmbeddedStore embedded;
    private final MongoClient client;
    private boolean silent;
    private int asked;

    AccountScene(Path data) {
        embedded = EmbeddedStore.open(data);
        client = MongoClients.create(embedded.connectionString());
        mongo = silenceable(new MongoTemplate(client, "storycore"));
        store = new AccountStore(mongo);
        StoreHealth health = new StoreHealth(new InMemoryStorageBackend(), time, Runnable::run);
        known = new KnownAccounts(store, health, events::add, Runnable::run, time);
        accounts = new Accounts(store, known, rules, encoder, new LoginThrottle(time), time);
    }

    /** The same store, as another server with accounts of its own sees it. */
    Accounts anotherServer() {
        StoreHealth health = new StoreHealth(new InMemoryStorageBackend(), time, Runnable::run);
        return new Accounts(
                store,
                new KnownAccounts(store, health, event -> {}, Runnable::run, time),
                rules,
                encoder,
                new LoginThrottle(time),
                time);
    }

    AccountScene withAdministrator() {
        accounts.createFirst("admin", "Administrator", ADMIN_PASSWORD);
        return this;
    }

    Person person(String username) {
        accounts.create(ADMIN, username, "The " + username, false, "a first password");
        return accounts.person(username).orElseThrow();
    }

    void silence(boolean now) {
        silent = now;
    }

    /** How often the store has been asked for anything. */
    int asked() {
        return asked;
    }

    @Override
    public void close() {
        client.close();
        embedded.close();
    }

    private MongoOperations silenceable(MongoOperations real) {
        return (MongoOperations) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MongoOperations.class}, (proxy, method, arguments) -> {
                    asked++;
                    if (silent) {
                        throw new DataAccessResourceFailureException("no answer");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
