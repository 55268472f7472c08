package dev.syncline.connection;

/** Published in the transaction that keeps what the other side did with a connection. */
public record OtherSideSaid(String connection, String remoteShortName, Notice.Kind kind) {}
