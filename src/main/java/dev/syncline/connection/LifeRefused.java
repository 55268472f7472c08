package dev.syncline.connection;

/** Published when the other side of a connection follows another copy of this node. */
public record LifeRefused(ConnectionId id) {}
