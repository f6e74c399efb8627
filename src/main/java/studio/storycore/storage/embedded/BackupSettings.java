package studio.storycore.storage.embedded;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the embedded store is backed up.
 *
 * @param interval between two backups; zero for none at all
 * @param keep     how many of the newest stay, at least 1
 */
@ConfigurationProperties("storycore.backup")
record BackupSettings(
        @DefaultValue("1h") Duration interval,
        @DefaultValue("24") int keep) {

    BackupSettings {
        if (keep < 1) {
            throw new IllegalArgumentException("storycore.backup.keep must be at least 1, and is " + keep);
        }
    }
}
