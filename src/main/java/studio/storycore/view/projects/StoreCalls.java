package studio.storycore.view.projects;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.Command;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import studio.storycore.library.ProjectLibrary;

/**
 * Runs calls of the {@link ProjectLibrary} on threads of their own, so that a page never waits for the store: the session's
 * lock is not held meanwhile, and other tabs of the person go on.
 *
 * <p>To be called with the session's lock held. The work has neither a current page nor a current person; both are passed
 * in. What follows runs with the lock held again, and not at all when the tab is gone.
 */
@org.springframework.stereotype.Component
public class StoreCalls {

    private static final Logger LOG = LoggerFactory.getLogger(StoreCalls.class);

    private final Executor executor;

    StoreCalls(@Qualifier("storeExecutor") Executor executor) {
        this.executor = executor;
    }

    /** Runs the work, and then one of the two. */
    public <T> void run(Component owner, Supplier<T> work, Consumer<T> done, Consumer<RuntimeException> failed) {
        UI ui = owner.getUI().orElseGet(UI::getCurrent);
        executor.execute(() -> {
            Command next;
            try {
                T result = work.get();
                next = () -> done.accept(result);
            } catch (RuntimeException failure) {
                next = () -> failed.accept(failure);
            }
            show(ui, next);
        });
    }

    /** Shows something from a background thread; does nothing when the tab is gone. */
    public static void show(UI ui, Command change) {
        try {
            ui.access(change);
        } catch (UIDetachedException gone) {
            LOG.debug("The tab is gone; there is nobody to tell", gone);
        }
    }
}
