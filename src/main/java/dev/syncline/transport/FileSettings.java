package dev.syncline.transport;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Files of other sides.
 *
 * @param largest largest file that is taken
 * @param daily bytes of files that are taken in a day (UTC) on each connection; 0 for no limit
 * @param keepParts how long what came of a file is kept after it was last asked for, so that the rest can follow
 * @param parts bytes all such parts may take together; the longest unasked ones go first
 */
@ConfigurationProperties("syncline.files")
record FileSettings(
        @DefaultValue("2GB") DataSize largest,
        @DefaultValue("0B") DataSize daily,
        @DefaultValue("7d") Duration keepParts,
        @DefaultValue("20GB") DataSize parts) {

    FileSettings {
        if (keepParts.toMinutes() < 1) {
            throw new IllegalArgumentException(
                    "syncline.files.keep-parts is %s. Set it to 1m or longer.".formatted(keepParts));
        }
        notNegative("largest", largest);
        notNegative("daily", daily);
        notNegative("parts", parts);
    }

    private static void notNegative(String setting, DataSize size) {
        if (size.isNegative()) {
            throw new IllegalArgumentException(
                    "syncline.files.%s is %s. Set it to 0B or more.".formatted(setting, size));
        }
    }
}
