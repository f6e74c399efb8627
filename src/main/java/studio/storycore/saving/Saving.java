package studio.storycore.saving;

import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.springframework.scheduling.TaskScheduler;

/**
 * What the lanes of a server save with.
 *
 * @param executor runs saves; each may block for as long as the store takes, also while the server stops
 * @param random   spreads the attempts of many projects, so that they do not fall on a weak store all at once
 */
public record Saving(
        ProjectPersistenceService persistence,
        SaveSettings settings,
        TaskScheduler scheduler,
        Executor executor,
        RandomGenerator random) {}
