package dev.syncline.connection;

/** Published in the transaction in which an administrator says that this copy is the node, and the other one is gone. */
public record ThisIsTheNode() {}
