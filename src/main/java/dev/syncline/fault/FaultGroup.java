package dev.syncline.fault;

import dev.syncline.connection.ConnectionId;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Open faults of one connection that are one trouble to people: as {@link Faults#workLike} has it.
 *
 * @param rule as in {@link Fault}; with the level it is the kind
 * @param alike what they have in common beside that
 * @param count how many of them
 */
public record FaultGroup(
        @Nullable ConnectionId connection,
        Fault.Level level,
        @Nullable String rule,
        String alike,
        long count) {

    private static final int ENOUGH = 20;

    /** Names the group for good, at most 100 characters; the count is no part of it. */
    public String key() {
        return (connection == null ? "node" : connection) + " " + level + " " + (rule == null ? "other" : rule) + " "
                + DigestUtils.sha256Hex(alike).substring(0, ENOUGH);
    }
}
