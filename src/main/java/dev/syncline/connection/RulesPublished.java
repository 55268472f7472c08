package dev.syncline.connection;

/** Published, in the same transaction, when other rules of a connection come into force. */
public record RulesPublished(ConnectionId id, long revision) {}
