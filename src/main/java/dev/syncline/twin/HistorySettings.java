package dev.syncline.twin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much of what passed is remembered.
 *
 * @param keepFor age after which a sync is forgotten
 * @param keep syncs of all connections together; the oldest go first
 * @param largest room that what a rule needs to run again may take, after compression; beyond it only the changes stay
 * @param cleanEvery how often old syncs are forgotten
 */
@ConfigurationProperties("syncline.history")
public record HistorySettings(
        @DefaultValue("30d") Duration keepFor,
        @DefaultValue("100000") long keep,
        @DefaultValue("256KB") DataSize largest,
        @DefaultValue("10m") Duration cleanEvery) {

    public HistorySettings {
        positive("keep-for", keepFor.toMillis());
        positive("clean-every", cleanEvery.toMillis());
        if (keep < 0) {
            throw new IllegalArgumentException(
                    "syncline.history.keep is %d; it must be 0, which remembers nothing, or more.".formatted(keep));
        }
        if (largest.toBytes() < 0) {
            throw new IllegalArgumentException(
                    "syncline.history.largest is %s; it must be 0, or more.".formatted(largest));
        }
    }

    private static void positive(String setting, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("syncline.history.%s must be longer than nothing.".formatted(setting));
        }
    }
}
