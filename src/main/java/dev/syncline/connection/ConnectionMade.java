package dev.syncline.connection;

/**
 * Published, in the same transaction, when an administrator made this side of a connection or a code for it.
 *
 * @param by who did it
 */
public record ConnectionMade(ConnectionId id, String name, How how, String by) {

    /** What was done. */
    public enum How {
        INITIATED,
        CODE_REPLACED,
        ACCEPTED,
        CODE_TO_PAIR_AGAIN,
        ACCEPTED_AGAIN
    }
}
