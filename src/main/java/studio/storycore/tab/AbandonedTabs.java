package studio.storycore.tab;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.VaadinSessionState;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Lets go of tabs whose browser has missed three heartbeats. Vaadin does the same, but only at the end of the session's
 * next request, which never comes when the browser is gone.
 *
 * <p>A tab that comes back after that, from sleep or from a lost connection, is told that it is not known any more and
 * loads itself again.
 */
@Component
class AbandonedTabs implements VaadinServiceInitListener {

    private static final Logger LOG = LoggerFactory.getLogger(AbandonedTabs.class);
    private static final int LOOKS_PER_HEARTBEAT = 3;

    private final TaskScheduler scheduler;

    AbandonedTabs(TaskScheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        VaadinService service = event.getSource();
        int heartbeat = service.getDeploymentConfiguration().getHeartbeatInterval();
        if (heartbeat > 0) {
            new Watch(service, Duration.ofSeconds(heartbeat).dividedBy(LOOKS_PER_HEARTBEAT)).lookLater();
        }
    }

    /** Over the sessions of one service, for as long as that runs. */
    private final class Watch {

        private final VaadinService service;
        private final Duration interval;
        private final Set<VaadinSession> sessions = ConcurrentHashMap.newKeySet();
        private volatile boolean ended;

        Watch(VaadinService service, Duration interval) {
            this.service = service;
            this.interval = interval;
            service.addSessionInitListener(begin -> sessions.add(begin.getSession()));
            service.addSessionDestroyListener(end -> sessions.remove(end.getSession()));
            service.addServiceDestroyListener(end -> ended = true);
        }

        void lookLater() {
            try {
                scheduler.schedule(this::look, scheduler.getClock().instant().plus(interval));
            } catch (TaskRejectedException stopping) {
                LOG.debug("The server is stopping: no tab is let go of any more");
            }
        }

        private void look() {
            if (ended) {
                return;
            }
            // Each on a thread of its own: to end a connection that is broken unnoticed may take a second.
            sessions.forEach(
                    session -> Thread.ofVirtual().name("abandoned-tabs").start(() -> look(session)));
            lookLater();
        }

        private void look(VaadinSession session) {
            Lock lock = session.getLockInstance();
            if (!lock.tryLock()) {
                // Someone is at work there. The next look will do.
                return;
            }
            try {
                if (session.getState() == VaadinSessionState.OPEN) {
                    List.copyOf(session.getUIs()).stream()
                            .filter(ui -> !service.isUIActive(ui))
                            .forEach(ui -> letGo(ui, session));
                }
            } finally {
                session.unlock();
            }
        }

        private static void letGo(UI ui, VaadinSession session) {
            try {
                LOG.debug("Tab {} has not been heard of; it is let go of", ui.getUIId());
                // Two steps: what belongs to the tab is told that it is closing when it is detached.
                ui.accessSynchronously(ui::close);
                ui.accessSynchronously(() -> session.removeUI(ui));
            } catch (RuntimeException e) {
                LOG.error("A tab could not be let go of completely", e);
            }
        }
    }
}
