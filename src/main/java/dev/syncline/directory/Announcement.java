package dev.syncline.directory;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a directory was told of this node last.
 *
 * @param tracker the tracker it knows; null when it knows none, or was told to forget it
 * @param said when it was told last, in ms since 1970
 * @param taken when it last took what it was told; null when it never did
 * @param problem why it did not take the last one, as a sentence; null when it did
 */
public record Announcement(
        URI directory,
        @Nullable URI tracker,
        @Nullable URI address,
        @Nullable String fingerprint,
        long said,
        @Nullable Instant taken,
        @Nullable String problem) {

    boolean isKnownThere() {
        return tracker != null;
    }
}
