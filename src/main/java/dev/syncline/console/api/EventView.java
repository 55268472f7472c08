package dev.syncline.console.api;

import dev.syncline.console.queue.QueueEvent;
import dev.syncline.queue.QueuedWork;
import dev.syncline.queue.Work;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change on its way as programs see it. */
record EventView(
        long id,
        @Nullable UUID connection,
        String direction,
        String type,
        @Nullable Long eventNumber,
        @Nullable UUID twin,
        String item,
        QueuedWork.State status,
        int tries,
        @Nullable Instant nextTry,
        @Nullable String reason,
        Instant accepted) {

    static EventView of(QueueEvent event) {
        Work work = event.queued().work();
        return new EventView(
                work.id(),
                work.connection(),
                event.incoming() ? "INCOMING" : "OUTGOING",
                event.type(),
                event.number(),
                event.twin(),
                work.subject(),
                event.queued().state(),
                work.attempts(),
                event.queued().nextTry(),
                event.queued().reason(),
                work.created());
    }
}
