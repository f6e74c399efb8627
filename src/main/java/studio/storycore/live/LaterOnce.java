package studio.storycore.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskRejectedException;
import studio.storycore.saving.Saving;

/**
 * Does something with a project after a delay. Asked again while the project waits, the delay begins anew: a project
 * waits once, however often it is asked for, and all of them share one timer. Safe for use by any thread.
 */
final class LaterOnce {

    private static final Logger LOG = LoggerFactory.getLogger(LaterOnce.class);

    private final Saving saving;
    private final Duration delay;
    private final Consumer<LiveProject> action;

    /** When it is time for each; in this order, since the delay is always the same. */
    private final Map<LiveProject, Instant> waiting = new LinkedHashMap<>();

    private boolean timed;

    /** @param action runs on a thread of the executor, and may block */
    LaterOnce(Saving saving, Duration delay, Consumer<LiveProject> action) {
        this.saving = saving;
        this.delay = delay;
        this.action = action;
    }

    synchronized void ask(LiveProject project) {
        waiting.remove(project);
        waiting.put(project, now().plus(delay));
        setTimer();
    }

    private void timeIsUp() {
        for (LiveProject project : ready()) {
            saving.executor().execute(() -> action.accept(project));
        }
    }

    private synchronized List<LiveProject> ready() {
        timed = false;
        List<LiveProject> ready = new ArrayList<>();
        Iterator<Map.Entry<LiveProject, Instant>> all = waiting.entrySet().iterator();
        Instant now = now();
        while (all.hasNext()) {
            Map.Entry<LiveProject, Instant> next = all.next();
            if (next.getValue().isAfter(now)) {
                break;
            }
            ready.add(next.getKey());
            all.remove();
        }
        setTimer();
        return ready;
    }

    private void setTimer() {
        if (timed || waiting.isEmpty()) {
            return;
        }
        try {
            saving.scheduler()
                    .schedule(this::timeIsUp, waiting.values().iterator().next());
            timed = true;
        } catch (TaskRejectedException stopping) {
            LOG.debug("The server is stopping: nothing needs to be done later");
        }
    }

    private Instant now() {
        return saving.scheduler().getClock().instant();
    }
}
