package dev.syncline.fault;

import dev.syncline.connection.ConnectionId;
import org.jspecify.annotations.Nullable;

/**
 * A fault to report; parts as in {@link Fault}. The same fault reported again counts up.
 *
 * @param cause what it has in common with others of its connection and rule that the same deed ends, such as
 *     {@code line 3 of revision 7}; null where the remedy says as much
 * @param successor key of the other side's item that goes on in place of the one the item was paired with; null where none is
 *     known, at most 200 characters
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
        @Nullable String cause,
        @Nullable String successor) {

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
        this(level, connection, item, message, rule, line, remedy, workId, null, null, null);
    }

    /** The same with words for what it has in common with others. */
    public NewFault because(String why) {
        return new NewFault(level, connection, item, message, rule, line, remedy, workId, said, why, successor);
    }

    /** The same with the other side's item that the item may be connected with now. */
    public NewFault goesOnAs(@Nullable String key) {
        return new NewFault(level, connection, item, message, rule, line, remedy, workId, said, cause, key);
    }

    /** The same for all faults of one connection, level and rule that are one trouble to people. */
    String alike() {
        String common = cause == null ? remedy : cause;
        return common.length() <= ALIKE ? common : common.substring(0, ALIKE);
    }
}
