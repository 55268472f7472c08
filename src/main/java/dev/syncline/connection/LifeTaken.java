package dev.syncline.connection;

/** Published when the other side of a connection took this process for a part of the node it knows. */
public record LifeTaken(ConnectionId id) {}
