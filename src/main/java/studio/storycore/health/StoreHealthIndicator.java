package studio.storycore.health;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import studio.storycore.health.StoreState.Down;
import studio.storycore.health.StoreState.Up;

/** Tells machines what {@link StoreHealth} knows, without asking the store once more for each of their questions. */
final class StoreHealthIndicator implements HealthIndicator {

    private final StoreHealth health;

    StoreHealthIndicator(StoreHealth health) {
        this.health = health;
    }

    @Override
    public Health health() {
        return switch (health.state()) {
            case Up up -> Health.up().withDetail("since", up.since()).build();
            case Down down ->
                Health.down()
                        .withDetail("since", down.since())
                        .withDetail("reason", down.reason())
                        .build();
        };
    }
}
