package dev.syncline.fault;

import dev.syncline.connection.ConnectionId;

/**
 * One try of the engine to bring an item across.
 *
 * @param item what people call the item
 * @param rule {@code outgoing} or {@code incoming}
 * @param revision which revision of the rules is in force
 * @param workId the queue row that is worked
 */
public record Attempt(ConnectionId connection, String item, String rule, long revision, long workId) {}
