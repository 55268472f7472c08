package dev.syncline.transport;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Connections of which one side cannot be called.
 *
 * @param patience how long a question of that side may wait for something to be said
 * @param silence after how long without a question what waits for that side becomes a fault
 */
@ConfigurationProperties("syncline.private")
record PrivateSettings(
        @DefaultValue("25s") Duration patience,
        @DefaultValue("2m") Duration silence) {

    PrivateSettings {
        if (patience.toSeconds() < 1 || patience.toMinutes() > 10) {
            throw new IllegalArgumentException(
                    "syncline.private.patience is %s. Set it between 1s and 10m.".formatted(patience));
        }
    }
}
