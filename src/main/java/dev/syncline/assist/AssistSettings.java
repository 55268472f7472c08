package dev.syncline.assist;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of one question.
 *
 * @param time how long a whole answer may take
 * @param answer bytes an answer may have
 */
@ConfigurationProperties("syncline.assist")
record AssistSettings(
        @DefaultValue("120s") Duration time,
        @DefaultValue("1048576") int answer) {}
