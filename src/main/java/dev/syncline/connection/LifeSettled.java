package dev.syncline.connection;

/** Published in the transaction that ends a doubt to which copy of this node a connection belongs. */
public record LifeSettled(ConnectionId id) {}
