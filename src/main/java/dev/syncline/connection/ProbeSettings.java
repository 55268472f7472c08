package dev.syncline.connection;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Questions to addresses that people type into the wizard.
 *
 * @param perMinute how many destinations one user may ask within a minute
 */
@ConfigurationProperties("syncline.probes")
record ProbeSettings(@DefaultValue("10") int perMinute) {

    ProbeSettings {
        if (perMinute < 1) {
            throw new IllegalArgumentException("syncline.probes.per-minute is " + perMinute + ". Set it to 1 or more.");
        }
    }
}
