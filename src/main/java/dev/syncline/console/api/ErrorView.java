package dev.syncline.console.api;

import dev.syncline.connection.ConnectionId;
import dev.syncline.fault.Fault;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An open error as programs see it. */
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
        @Nullable String said) {

    static ErrorView of(Fault fault) {
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
                fault.said());
    }
}
