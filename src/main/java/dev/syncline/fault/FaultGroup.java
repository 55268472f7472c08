package dev.syncline.fault;

import dev.syncline.connection.ConnectionId;
import org.jspecify.annotations.Nullable;

/**
 * Open faults of one connection and one kind.
 *
 * @param rule as in {@link Fault}; with the level it is the kind
 * @param count how many of them
 */
public record FaultGroup(
        @Nullable ConnectionId connection,
        Fault.Level level,
        @Nullable String rule,
        long count) {

    /** Names the group for good, at most 100 characters; the count is no part of it. */
    public String key() {
        return (connection == null ? "node" : connection) + " " + level + " " + (rule == null ? "other" : rule);
    }
}
