package dev.syncline.fault;

import dev.syncline.connection.ConnectionId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the way, in words an administrator can act on.
 *
 * @param item what people call the item, for item level
 * @param rule {@code outgoing} or {@code incoming} when a rule is at fault; {@code remote} when the other side reported it;
 *     {@code trigger} when a trigger could not look at the item
 * @param line line of that rule, 0 when not known
 * @param remedy what to do next
 * @param workId the parked work to retry, where there is one
 * @param said what the rule had written to its log before it failed, one line each, shortened; null where it wrote nothing
 */
public record Fault(
        UUID id,
        Level level,
        @Nullable ConnectionId connection,
        @Nullable String item,
        String message,
        @Nullable String rule,
        int line,
        String remedy,
        @Nullable Long workId,
        int times,
        Instant first,
        Instant last,
        @Nullable String said) {

    /** How far a fault reaches. */
    public enum Level {
        ITEM,
        CONNECTION,
        NODE
    }
}
