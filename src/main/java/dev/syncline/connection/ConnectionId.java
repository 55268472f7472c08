package dev.syncline.connection;

import java.util.UUID;

/** One side of a connection, as its own node names it. */
public record ConnectionId(UUID value) {

    public static ConnectionId of(String text) {
        return new ConnectionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
