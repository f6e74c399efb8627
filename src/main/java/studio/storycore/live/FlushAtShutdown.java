package studio.storycore.live;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Saves every unsaved project when the server stops: after the web server has answered its last request, before the
 * database client closes.
 */
final class FlushAtShutdown implements SmartLifecycle {

    /** Shorter than the time that Docker and service managers usually give a process to stop. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(FlushAtShutdown.class);

    private final LiveProjects projects;
    private volatile boolean running;

    FlushAtShutdown(LiveProjects projects) {
        this.projects = projects;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        List<LiveProject> unsaved = projects.saveAll(LIMIT);
        if (!unsaved.isEmpty()) {
            LOG.error(
                    "Stopped with unsaved edits, because the store did not take them within {} seconds. Projects: {}",
                    LIMIT.toSeconds(),
                    unsaved.stream().map(LiveProject::id).toList());
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The web server stops in one of the highest phases, which come first; this one comes after all others. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1_000;
    }
}
