package studio.storycore.token;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often one caller may call the HTTP API; {@link CallRate} says who is a caller, and how much a person has.
 *
 * @param requestsPerSecond in the long run
 * @param burst             how many calls may come at once after a pause
 */
@ConfigurationProperties("storycore.api")
record ApiSettings(
        @DefaultValue("20") int requestsPerSecond,
        @DefaultValue("100") int burst) {

    ApiSettings {
        if (requestsPerSecond < 1 || burst < 1) {
            throw new IllegalArgumentException(
                    "storycore.api.requests-per-second and storycore.api.burst must be at least 1");
        }
    }
}
