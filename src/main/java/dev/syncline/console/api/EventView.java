package dev.syncline.console.api;

import dev.syncline.console.queue.QueueEvent;
import dev.syncline.console.queue.Wait;
import dev.syncline.queue.QueuedWork;
import dev.syncline.queue.Work;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
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
        String reason,
        Instant accepted) {

    /** An event with the sentence that says why it waits. */
    static EventView of(QueueEvent event, Map<Long, Wait> waits) {
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
                Objects.requireNonNull(waits.get(work.id())).sentence(),
                work.created());
    }
}
