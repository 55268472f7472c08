package dev.syncline.access;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A key to the JSON interfaces; the token itself is shown once, when it is made.
 *
 * @param scopes what it opens
 * @param expired whether it opens nothing any more
 */
public record ApiToken(
        UUID id,
        String name,
        Set<Scope> scopes,
        Instant created,
        String createdBy,
        Instant expires,
        boolean expired,
        @Nullable Instant lastUsed) {

    /** What it opens, for people. */
    public String opens() {
        return scopes.stream()
                .sorted()
                .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
