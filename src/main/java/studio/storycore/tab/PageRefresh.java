package studio.storycore.tab;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows on one page what happened elsewhere. It runs under the lock of the page's session, when the page's browser takes
 * what is sent; asked for many times before that, it runs once. So a page whose browser is gone changes nothing, and what
 * waits to be sent to it does not grow.
 *
 * <p>Safe for use by any thread, except that it is made under the session's lock.
 */
public final class PageRefresh {

    private static final Logger LOG = LoggerFactory.getLogger(PageRefresh.class);

    private final UI ui;
    private final Runnable refresh;
    private final @Nullable BrowserConnection connection;
    private final Runnable showing = this::show;
    private boolean requested;
    private boolean stopped;

    /** @param refresh brings the page to what is true now, whatever happened before */
    public PageRefresh(UI ui, Runnable refresh) {
        this(ui, refresh, BrowserConnection.of(ui));
    }

    PageRefresh(UI ui, Runnable refresh, @Nullable BrowserConnection connection) {
        this.ui = ui;
        this.refresh = refresh;
        this.connection = connection;
    }

    /** Whether the browser takes what is sent at this moment. */
    public boolean isTaken() {
        return connection == null || connection.isOpen();
    }

    /** Something happened that the page should show. */
    public void request() {
        synchronized (this) {
            if (requested || stopped) {
                return;
            }
            requested = true;
        }
        if (connection == null) {
            show();
        } else {
            connection.whenOpen(showing);
        }
    }

    /** Nothing is shown any more. Twice is the same as once. */
    public void stop() {
        synchronized (this) {
            stopped = true;
        }
        if (connection != null) {
            connection.forget(showing);
        }
    }

    private void show() {
        try {
            ui.access(() -> {
                if (begin()) {
                    refresh.run();
                }
            });
        } catch (UIDetachedException gone) {
            LOG.debug("The tab is gone; there is nobody to tell", gone);
            stop();
        }
    }

    private synchronized boolean begin() {
        requested = false;
        return !stopped;
    }
}
