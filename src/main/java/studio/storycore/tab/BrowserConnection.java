package studio.storycore.tab;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.communication.AtmospherePushConnection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.atmosphere.cpr.AtmosphereResource;
import org.jspecify.annotations.Nullable;

/**
 * The push connection of one tab. It knows whether the tab's browser takes what is sent, and tells when it begins to.
 *
 * <p>Safe for use by any thread. Tasks run on the thread that asks, or on the one that opens the connection; they must
 * return quickly.
 */
final class BrowserConnection extends AtmospherePushConnection {

    private final transient Set<Runnable> waiting = new LinkedHashSet<>();
    private boolean open;

    BrowserConnection(UI ui) {
        super(ui);
    }

    /** The connection of a tab; null if it has none, as a page without push has. */
    static @Nullable BrowserConnection of(UI ui) {
        boolean hasPush = ui.getPushConfiguration().getPushMode().isEnabled();
        return hasPush && ui.getInternals().getPushConnection() instanceof BrowserConnection connection
                ? connection
                : null;
    }

    boolean isOpen() {
        synchronized (waiting) {
            return open;
        }
    }

    /** Runs a task now if the connection is open, and otherwise once, as soon as it is. */
    void whenOpen(Runnable task) {
        synchronized (waiting) {
            if (!open) {
                waiting.add(task);
                return;
            }
        }
        task.run();
    }

    /** A task that waits is not to be run any more. */
    void forget(Runnable task) {
        synchronized (waiting) {
            waiting.remove(task);
        }
    }

    @Override
    public void connect(AtmosphereResource resource) {
        super.connect(resource);
        opened();
    }

    @Override
    public void connectionLost() {
        synchronized (waiting) {
            open = false;
        }
        super.connectionLost();
    }

    void opened() {
        List<Runnable> due;
        synchronized (waiting) {
            open = true;
            due = List.copyOf(waiting);
            waiting.clear();
        }
        due.forEach(Runnable::run);
    }
}
