package studio.storycore.library;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What one person's projects may take.
 *
 * @param perPerson in the store; 0 for as much as there is room for
 */
@ConfigurationProperties("storycore.quota")
record QuotaSettings(@DefaultValue("2GB") DataSize perPerson) {

    QuotaSettings {
        if (perPerson.isNegative()) {
            throw new IllegalArgumentException("storycore.quota.per-person must be 0 or more");
        }
    }
}
