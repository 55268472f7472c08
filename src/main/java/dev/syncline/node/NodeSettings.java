package dev.syncline.node;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a fresh node calls itself; General Settings changes it later.
 *
 * @param name name shown to partners
 * @param publicAddress where partners reach it; none makes it private
 */
@ConfigurationProperties("syncline.node")
record NodeSettings(
        @DefaultValue("Syncline") String name, @Nullable String publicAddress) {}
