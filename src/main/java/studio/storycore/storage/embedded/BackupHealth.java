package studio.storycore.storage.embedded;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Tells machines how the backups stand. One that fails is a warning: the application as a whole is still up. */
final class BackupHealth implements HealthIndicator {

    private static final Status WARNING = new Status("WARNING");

    private final BackupSchedule schedule;

    BackupHealth(BackupSchedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public Health health() {
        BackupSchedule.State state = schedule.state();
        Health.Builder health =
                state.failure() == null ? Health.up() : Health.status(WARNING).withDetail("failure", state.failure());
        return (state.last() == null ? health : health.withDetail("last", state.last())).build();
    }
}
