package dev.syncline.change;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How changes of the tracker are noticed.
 *
 * @param pollInterval time between two polls while nothing stirs
 * @param pollLimit how many hints one poll asks for
 * @param rerunAtOnce how many items a rerun has on their way at most, on each connection
 */
@ConfigurationProperties("syncline.change")
record ChangeSettings(
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("200") int pollLimit,
        @DefaultValue("20") int rerunAtOnce) {}
