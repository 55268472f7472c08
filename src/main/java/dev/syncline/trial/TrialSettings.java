package dev.syncline.trial;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much may be tried at once.
 *
 * @param items items in one test run
 * @param syncs past syncs in one test run
 * @param running test runs at work at the same time; they take turns on one thread
 * @param kept test runs whose outcome is kept in memory
 */
@ConfigurationProperties("syncline.trial")
public record TrialSettings(
        @DefaultValue("50") int items,
        @DefaultValue("1000") int syncs,
        @DefaultValue("4") int running,
        @DefaultValue("20") int kept) {

    public TrialSettings {
        positive("items", items);
        positive("syncs", syncs);
        positive("running", running);
        positive("kept", kept);
    }

    private static void positive(String setting, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(
                    "syncline.trial.%s is %d; it must be more than nothing.".formatted(setting, value));
        }
    }
}
