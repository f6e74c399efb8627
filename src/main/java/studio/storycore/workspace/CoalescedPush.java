package studio.storycore.workspace;

import com.vaadin.flow.component.UI;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.TaskScheduler;
import studio.storycore.tab.PageRefresh;

/**
 * Brings changes from other threads to one tab: many requests within a quarter of a second become one push. The first
 * after a pause goes out at once; while the tab's browser takes nothing, all of them wait as one. Safe for use by any
 * thread.
 */
final class CoalescedPush {

    private static final Duration DISTANCE = Duration.ofMillis(250);
    private static final Logger LOG = LoggerFactory.getLogger(CoalescedPush.class);

    private final TaskScheduler scheduler;
    private final PageRefresh page;
    private Instant lastPush = Instant.EPOCH;
    private boolean requested;
    private boolean stopped;

    CoalescedPush(UI ui, TaskScheduler scheduler, Runnable refresh) {
        this.scheduler = scheduler;
        this.page = new PageRefresh(ui, refresh);
    }

    /** Something changed that the tab should show. */
    void request() {
        Instant time;
        synchronized (this) {
            if (requested || stopped) {
                return;
            }
            requested = true;
            Instant now = scheduler.getClock().instant();
            Instant earliest = lastPush.plus(DISTANCE);
            time = earliest.isAfter(now) ? earliest : now;
        }
        try {
            scheduler.schedule(this::push, time);
        } catch (TaskRejectedException stopping) {
            LOG.debug("The server is stopping: tabs are told nothing more");
        }
    }

    void stop() {
        synchronized (this) {
            stopped = true;
        }
        page.stop();
    }

    private void push() {
        synchronized (this) {
            requested = false;
            lastPush = scheduler.getClock().instant();
            if (stopped) {
                return;
            }
        }
        page.request();
    }
}
