package dev.syncline.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key to the JSON interfaces; the token itself is shown once, when it is made.
 *
 * @param expired whether it opens nothing any more
 */
public record ApiToken(
        UUID id,
        String name,
        Instant created,
        String createdBy,
        Instant expires,
        boolean expired,
        @Nullable Instant lastUsed) {}
