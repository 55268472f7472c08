package dev.syncline.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a way fared last.
 *
 * @param problem why the last notice did not go out; null when it did
 */
public record WayState(
        @Nullable Instant lastSent,
        @Nullable String problem,
        @Nullable Instant notBefore) {}
