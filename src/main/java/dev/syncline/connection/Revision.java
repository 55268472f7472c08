package dev.syncline.connection;

import java.time.Instant;

/**
 * Both rules of one side, as they were published together.
 *
 * @param number counts up from 1 for each connection
 */
public record Revision(
        ConnectionId connection,
        long number,
        State state,
        String outgoing,
        String incoming,
        String author,
        String note,
        Instant created) {

    /** Where a revision stands. */
    public enum State {
        DRAFT,
        PUBLISHED,
        RETIRED
    }
}
