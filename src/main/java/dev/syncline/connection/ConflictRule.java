package dev.syncline.connection;

/** Which value stays when both sides changed the same field before either heard of the other's change. */
public enum ConflictRule {
    /** The change that was sent later, by the order of messages; sent at the same time: the source's. */
    LATEST,
    /** The value of the side that initiated the connection. */
    SOURCE,
    /** The value of the side that accepted it. */
    DESTINATION,
    /** Neither, until an administrator decides. */
    ASK
}
