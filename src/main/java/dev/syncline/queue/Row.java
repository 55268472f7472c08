package dev.syncline.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the work table.
 *
 * @param waitsWith kind of work that, when it is woken, wakes this too; null for its own kind alone
 */
record Row(
        Work work,
        boolean parked,
        @Nullable Instant nextTry,
        @Nullable String reason,
        @Nullable String waitsWith) {

    Row(Work work, boolean parked, @Nullable Instant nextTry, @Nullable String reason) {
        this(work, parked, nextTry, reason, null);
    }

    boolean wakesWith(String kind) {
        return kind.equals(work.kind()) || kind.equals(waitsWith);
    }

    long id() {
        return work.id();
    }

    int shard() {
        return work.lane().shard();
    }

    Row retried(Instant next, Outcome.Retry retry) {
        return new Row(after(work.attempts() + (retry.counts() ? 1 : 0)), false, next, retry.reason(), retry.with());
    }

    Row withParked(String why) {
        return new Row(work, true, null, why);
    }

    Row due() {
        return new Row(work, parked, null, reason);
    }

    /** Due before its time because of a sign of life. Where that was too early it shall not wait the longer for it. */
    Row woken() {
        return new Row(after(Math.max(1, work.attempts() - 1)), parked, null, reason);
    }

    /** The same work, tried so often. */
    private Work after(int attempts) {
        return new Work(
                work.id(),
                work.kind(),
                work.lane(),
                work.connection(),
                work.subject(),
                work.payload(),
                attempts,
                work.created(),
                work.backFill());
    }
}
