package dev.syncline.connection;

/** Published in the transaction that deletes a connection, so that others delete what they keep for it. */
public record ConnectionDeleted(ConnectionId id) {}
