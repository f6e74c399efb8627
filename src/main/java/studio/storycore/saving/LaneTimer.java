package studio.storycore.saving;

import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.TaskScheduler;

/** Rings at one time: setting it again forgets the time before. Not safe for use by several threads. */
final class LaneTimer {

    private static final Logger LOG = LoggerFactory.getLogger(LaneTimer.class);

    private final TaskScheduler scheduler;
    private final Runnable bell;
    private @Nullable ScheduledFuture<?> waiting;

    /** @param bell is called by a thread of the scheduler; at times also just after the timer was stopped */
    LaneTimer(TaskScheduler scheduler, Runnable bell) {
        this.scheduler = scheduler;
        this.bell = bell;
    }

    void ringAt(Instant time) {
        stop();
        try {
            waiting = scheduler.schedule(bell, time);
        } catch (TaskRejectedException stopping) {
            LOG.debug("The server is stopping: what is unsaved is saved by the last flush");
        }
    }

    void stop() {
        if (waiting != null) {
            waiting.cancel(false);
            waiting = null;
        }
    }
}
