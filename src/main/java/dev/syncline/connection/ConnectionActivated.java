package dev.syncline.connection;

/** Published when a connection became Active. */
public record ConnectionActivated(ConnectionId id) {}
