package dev.syncline.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the work table. */
record Row(
        Work work,
        boolean parked,
        @Nullable Instant nextTry,
        @Nullable String reason) {

    long id() {
        return work.id();
    }

    int shard() {
        return work.lane().shard();
    }

    Row retried(Instant next, String why) {
        Work again = new Work(
                work.id(),
                work.kind(),
                work.lane(),
                work.connection(),
                work.subject(),
                work.payload(),
                work.attempts() + 1,
                work.created());
        return new Row(again, false, next, why);
    }

    Row withParked(String why) {
        return new Row(work, true, null, why);
    }

    Row due() {
        return new Row(work, parked, null, reason);
    }
}
