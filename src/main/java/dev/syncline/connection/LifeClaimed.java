package dev.syncline.connection;

/** Published, in the transaction, when an administrator said that this is the node, and every other copy of it is gone. */
public record LifeClaimed() {}
