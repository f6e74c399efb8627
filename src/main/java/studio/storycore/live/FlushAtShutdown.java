package studio.storycore.live;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Saves every unsaved project when the server stops: after the web server has answered its last request, before the
 * database client closes. It is tried until a limit. What the store has not taken by then waits in the {@link
 * UnsavedFolder} for the next start; it is written there long before the limit, in case the process is killed sooner.
 */
final class FlushAtShutdown implements SmartLifecycle {

    /** Shorter than the time that service managers usually give a process to stop. */
    static final Duration LIMIT = Duration.ofSeconds(15);

    /** Half of what Docker gives a container to stop unless it is told otherwise. */
    private static final Duration UNTIL_KEPT = Duration.ofSeconds(5);

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(FlushAtShutdown.class);

    private final LiveProjects projects;
    private final UnsavedFolder folder;
    private final Clock clock;
    private final Consumer<Duration> pause;
    private volatile boolean running;

    /** @param pause waits for so long */
    FlushAtShutdown(LiveProjects projects, UnsavedFolder folder, Clock clock, Consumer<Duration> pause) {
        this.projects = projects;
        this.folder = folder;
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        Instant begin = clock.instant();
        List<LiveProject> unsaved = saveUntil(begin.plus(UNTIL_KEPT));
        Map<LiveProject, Path> kept = keep(unsaved);
        if (!unsaved.isEmpty()) {
            unsaved = saveUntil(begin.plus(LIMIT));
        }
        for (LiveProject project : unsaved) {
            Path file = kept.get(project);
            LOG.error(
                    "Stopped with unsaved edits. Project {}: the store did not take {} within {} s; {}",
                    project.id(),
                    project.unsaved().edits().size(),
                    LIMIT.toSeconds(),
                    file == null ? "they are lost" : "the next start saves them from " + file);
        }
        kept.keySet().removeAll(unsaved);
        kept.values().forEach(this::remove);
        running = false;
    }

    /** Returns the projects that could not be saved until then. */
    private List<LiveProject> saveUntil(Instant end) {
        List<LiveProject> unsaved = projects.saveAll(Duration.between(clock.instant(), end));
        while (!unsaved.isEmpty() && clock.instant().isBefore(end)) {
            pause.accept(BETWEEN_ATTEMPTS);
            unsaved = projects.saveAll(Duration.between(clock.instant(), end));
        }
        return unsaved;
    }

    private Map<LiveProject, Path> keep(List<LiveProject> unsaved) {
        Map<LiveProject, Path> kept = new HashMap<>();
        for (LiveProject project : unsaved) {
            UnsavedWork work = project.unsaved();
            try {
                kept.put(project, folder.keep(work, clock.instant()));
            } catch (IOException failure) {
                LOG.error(
                        "Project {}: {} unsaved edits cannot be kept",
                        project.id(),
                        work.edits().size(),
                        failure);
            }
        }
        return kept;
    }

    /** Saved after all. Where the file stays, the next start finds that its edits are stored. */
    private void remove(Path file) {
        try {
            folder.remove(file);
        } catch (IOException harmless) {
            LOG.info("{} is of no use any more and could not be removed", file);
        }
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
