package dev.syncline.queue;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One durable piece of work.
 *
 * @param kind which handler does it
 * @param connection whose work it is, for caps, gates and counts
 * @param subject what people call it, for the queue page
 * @param payload JSON the handler understands
 * @param attempts how often it was tried before
 * @param backFill whether it is part of a long operation, which lanes with other work go ahead of
 */
public record Work(
        long id,
        String kind,
        Lane lane,
        @Nullable UUID connection,
        String subject,
        String payload,
        int attempts,
        Instant created,
        boolean backFill) {

    /** Work that somebody may be waiting for. */
    public Work(
            long id,
            String kind,
            Lane lane,
            @Nullable UUID connection,
            String subject,
            String payload,
            int attempts,
            Instant created) {
        this(id, kind, lane, connection, subject, payload, attempts, created, false);
    }
}
