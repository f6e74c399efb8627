package studio.storycore.saving;

import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.springframework.retry.RetryContext;
import org.springframework.retry.RetryPolicy;
import org.springframework.retry.backoff.ExponentialRandomBackOffPolicy;
import org.springframework.retry.backoff.Sleeper;
import org.springframework.retry.policy.SimpleRetryPolicy;
import org.springframework.retry.support.RetryTemplate;
import studio.storycore.storage.StorageFailure;

/**
 * Tries a call on the store again when it fails for a passing reason, with growing waits. The only class that knows
 * Spring Retry.
 */
final class Attempts {

    private static final double DOUBLING = 2;

    private final SaveSettings.Save settings;
    private final Sleeper sleeper;

    Attempts(SaveSettings.Save settings, Sleeper sleeper) {
        this.settings = settings;
        this.sleeper = sleeper;
    }

    /**
     * @param maxAttempts how often at the most
     * @param onAttempt   is told the number of each attempt, from 1, before it starts
     * @throws StorageFailure the last one, when the attempts are used up or the failure does not pass
     */
    <T> T call(int maxAttempts, IntConsumer onAttempt, Supplier<T> call) {
        RetryTemplate template = new RetryTemplate();
        template.setRetryPolicy(onlyPassingFailures(maxAttempts));
        template.setBackOffPolicy(growingWaits());
        return template.execute(context -> {
            onAttempt.accept(context.getRetryCount() + 1);
            return call.get();
        });
    }

    private RetryPolicy onlyPassingFailures(int maxAttempts) {
        return new SimpleRetryPolicy(maxAttempts) {
            @Override
            public boolean canRetry(RetryContext context) {
                return super.canRetry(context)
                        && (context.getLastThrowable() == null
                                || context.getLastThrowable() instanceof StorageFailure failure
                                        && failure.isTransient()
                                        && !(failure instanceof StoreGate.NotAsked)
                                        && !(failure instanceof LargeDocuments.Busy));
            }
        };
    }

    private ExponentialRandomBackOffPolicy growingWaits() {
        ExponentialRandomBackOffPolicy waits = new ExponentialRandomBackOffPolicy();
        waits.setInitialInterval(settings.retryDelay().toMillis());
        waits.setMultiplier(DOUBLING);
        waits.setMaxInterval(settings.maxRetryDelay().toMillis());
        waits.setSleeper(sleeper);
        return waits;
    }
}
