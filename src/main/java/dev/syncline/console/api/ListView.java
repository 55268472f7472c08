package dev.syncline.console.api;

import dev.syncline.worklist.Worklist;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A list of items, and how far it got.
 *
 * @param whole whether it means every item of the connection; it has no rows then
 */
record ListView(
        UUID id,
        Worklist.Kind kind,
        UUID connection,
        boolean whole,
        boolean bringsParts,
        Worklist.State state,
        String by,
        Instant made,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable String problem,
        long unchecked,
        long ready,
        long wrong,
        long waiting,
        long done,
        long failed) {

    static ListView of(Worklist list) {
        Worklist.Tally tally = list.tally();
        return new ListView(
                list.id(),
                list.kind(),
                list.connection().value(),
                list.whole(),
                list.bringsParts(),
                list.state(),
                list.by(),
                list.made(),
                list.started(),
                list.ended(),
                list.problem(),
                tally.unchecked(),
                tally.ready(),
                tally.wrong(),
                tally.waiting(),
                tally.done(),
                tally.failed());
    }
}
