package dev.syncline.backup;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the embedded database is copied, and how many copies stay.
 *
 * @param automatic whether it is copied before each migration and regularly
 * @param every how long after one regular copy the next is made
 * @param kept how many copies of each kind stay
 * @param folder where they are kept; {@code backups} in the data folder when left out
 */
@ConfigurationProperties("syncline.backup")
record BackupSettings(
        @DefaultValue("true") boolean automatic,
        @DefaultValue("1d") Duration every,
        @DefaultValue("7") int kept,
        @Nullable Path folder) {

    BackupSettings {
        if (kept < 1 || every.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException(
                    "syncline.backup.kept must be at least 1, and syncline.backup.every at least 1m.");
        }
    }
}
