package dev.syncline.console.api;

import dev.syncline.change.Bulk;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A bulk operation of a trigger, and how far it got. */
record BulkView(
        UUID trigger,
        Bulk.Kind kind,
        Bulk.State state,
        String filter,
        String by,
        Instant started,
        @Nullable Instant ended,
        long looked,
        long needless,
        long staysOut,
        long waiting,
        long done,
        long failed,
        @Nullable String problem) {

    static BulkView of(Bulk bulk) {
        return new BulkView(
                bulk.trigger(),
                bulk.kind(),
                bulk.state(),
                bulk.filter(),
                bulk.by(),
                bulk.started(),
                bulk.ended(),
                bulk.looked(),
                bulk.needless(),
                bulk.staysOut(),
                bulk.waiting(),
                bulk.done(),
                bulk.failed(),
                bulk.problem());
    }
}
