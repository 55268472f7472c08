package dev.syncline.fault;

import dev.syncline.connection.ConnectionId;
import org.jspecify.annotations.Nullable;

/** A fault to report; parts as in {@link Fault}. The same fault reported again counts up. */
public record NewFault(
        Fault.Level level,
        @Nullable ConnectionId connection,
        @Nullable String item,
        String message,
        @Nullable String rule,
        int line,
        String remedy,
        @Nullable Long workId,
        @Nullable String said) {

    /** A fault before which no rule wrote anything to its log. */
    public NewFault(
            Fault.Level level,
            @Nullable ConnectionId connection,
            @Nullable String item,
            String message,
            @Nullable String rule,
            int line,
            String remedy,
            @Nullable Long workId) {
        this(level, connection, item, message, rule, line, remedy, workId, null);
    }
}
