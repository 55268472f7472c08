package dev.syncline.console.api;

import dev.syncline.connection.ConnectionId;
import dev.syncline.fault.Fault;
import dev.syncline.twin.Standoff;
import dev.syncline.twin.Standoffs;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An open error as programs see it.
 *
 * @param question the field that somebody has to decide about, where there is one
 */
record ErrorView(
        UUID id,
        Fault.Level level,
        @Nullable UUID connection,
        @Nullable String item,
        String message,
        @Nullable String rule,
        int line,
        String remedy,
        @Nullable Long event,
        int times,
        Instant first,
        Instant last,
        @Nullable String said,
        @Nullable QuestionView question) {

    /** Errors in their order, with what is to be decided about each. */
    static List<ErrorView> of(Collection<Fault> faults, Standoffs standoffs) {
        Map<UUID, Standoff> open =
                standoffs.ofFaults(faults.stream().map(Fault::id).toList());
        return faults.stream().map(fault -> of(fault, open.get(fault.id()))).toList();
    }

    private static ErrorView of(Fault fault, @Nullable Standoff standoff) {
        ConnectionId connection = fault.connection();
        return new ErrorView(
                fault.id(),
                fault.level(),
                connection == null ? null : connection.value(),
                fault.item(),
                fault.message(),
                fault.rule(),
                fault.line(),
                fault.remedy(),
                fault.workId(),
                fault.times(),
                fault.first(),
                fault.last(),
                fault.said(),
                standoff == null ? null : QuestionView.of(standoff));
    }
}
