package dev.syncline.fault;

import dev.syncline.connection.ConnectionId;
import org.jspecify.annotations.Nullable;

/**
 * A fault to report; parts as in {@link Fault}. The same fault reported again counts up.
 *
 * @param cause what it has in common with others of its connection and rule that the same deed ends, such as
 *     {@code line 3 of revision 7}; null where the remedy says as much
 */
public record NewFault(
        Fault.Level level,
        @Nullable ConnectionId connection,
        @Nullable String item,
        String message,
        @Nullable String rule,
        int line,
        String remedy,
        @Nullable Long workId,
        @Nullable String said,
        @Nullable String cause) {

    private static final int ALIKE = 200;

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
        this(level, connection, item, message, rule, line, remedy, workId, null, null);
    }

    /** The same with words for what it has in common with others. */
    public NewFault because(String why) {
        return new NewFault(level, connection, item, message, rule, line, remedy, workId, said, why);
    }

    /** The same for all faults of one connection, level and rule that are one trouble to people. */
    String alike() {
        String common = cause == null ? remedy : cause;
        return common.length() <= ALIKE ? common : common.substring(0, ALIKE);
    }
}
