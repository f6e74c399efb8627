package studio.storycore.saving;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** When edits are saved and how often a save is tried: the properties {@code storycore.autosave} and {@code .save}. */
@ConfigurationProperties("storycore")
public record SaveSettings(
        @DefaultValue AutoSave autosave, @DefaultValue Save save) {

    /**
     * @param enabled whether edits are saved without being asked to; leaving a project and stopping the server save
     *                in any case
     * @param delay   how long after the last edit; at least 0
     * @param maxWait how long after the first unsaved edit at the latest, when edits keep coming; at least {@code delay}
     */
    public record AutoSave(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("2s") Duration delay,
            @DefaultValue("10s") Duration maxWait) {

        public AutoSave {
            if (delay.isNegative() || maxWait.compareTo(delay) < 0) {
                throw new IllegalArgumentException("storycore.autosave.delay is " + delay + " and .max-wait " + maxWait
                        + ": the delay must not be negative, and the maximum wait not shorter than the delay");
            }
        }
    }

    /**
     * @param maxAttempts   how often a save is tried before the person is told; at least 1
     * @param retryDelay    the wait before the second attempt; it doubles from then on; more than 0
     * @param maxRetryDelay the longest wait; further attempts follow at this distance until the store is back
     * @param unsavedBudget what the unsaved edits of all projects may take of the memory; beyond it editing pauses
     */
    public record Save(
            @DefaultValue("3") int maxAttempts,
            @DefaultValue("1s") Duration retryDelay,
            @DefaultValue("30s") Duration maxRetryDelay,
            @DefaultValue("64MB") DataSize unsavedBudget) {

        public Save {
            if (unsavedBudget.toBytes() < 1) {
                throw new IllegalArgumentException("storycore.save.unsaved-budget is " + unsavedBudget
                        + ": without room for unsaved edits nothing could be edited");
            }
            if (maxAttempts < 1 || !retryDelay.isPositive() || maxRetryDelay.compareTo(retryDelay) < 0) {
                throw new IllegalArgumentException("storycore.save.max-attempts is " + maxAttempts + ", .retry-delay "
                        + retryDelay + " and .max-retry-delay " + maxRetryDelay
                        + ": at least one attempt, a delay above zero, and a maximum not shorter than it");
            }
        }

        /**
         * The wait after a number of failures in a row, at least 1. It doubles with each up to the longest; a random part
         * of its second half is left out.
         */
        Duration delayAfter(int failures, RandomGenerator random) {
            int doublings = Math.min(failures - 1, 30);
            Duration whole = retryDelay.multipliedBy(1L << doublings);
            long millis = Math.min(whole.toMillis(), maxRetryDelay.toMillis());
            return Duration.ofMillis(millis - random.nextLong(millis / 2 + 1));
        }
    }
}
