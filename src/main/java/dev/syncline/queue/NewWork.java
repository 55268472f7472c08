package dev.syncline.queue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Work to be put into the queue; parts as in {@link Work}. */
public record NewWork(
        String kind, Lane lane, @Nullable UUID connection, String subject, String payload, boolean backFill) {

    /** Work that somebody may be waiting for. */
    public NewWork(String kind, Lane lane, @Nullable UUID connection, String subject, String payload) {
        this(kind, lane, connection, subject, payload, false);
    }
}
