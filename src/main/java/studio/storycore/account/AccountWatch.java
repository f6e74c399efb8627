package studio.storycore.account;

import com.vaadin.flow.shared.Registration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells open pages that their person's account was changed: at once when it was on this server, and when the account is
 * read next when it was on another one. Safe for use by any thread.
 */
@Component
public class AccountWatch {

    private record Watcher(String username, Consumer<AccountChanged> reaction) {}

    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();

    /**
     * @param reaction called by the thread that changed the account, perhaps with another session's lock: it must not wait
     * @return ends the watching; may be called more than once
     */
    public Registration watch(String username, Consumer<AccountChanged> reaction) {
        Watcher watcher = new Watcher(username, reaction);
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    @EventListener
    void changed(AccountChanged change) {
        watchers.stream()
                .filter(watcher -> watcher.username.equals(change.username()))
                .forEach(watcher -> watcher.reaction.accept(change));
    }
}
