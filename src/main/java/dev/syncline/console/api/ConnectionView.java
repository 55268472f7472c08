package dev.syncline.console.api;

import dev.syncline.connection.Connection;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A connection as programs see it. */
record ConnectionView(
        UUID id,
        String name,
        String description,
        String localShortName,
        String remoteShortName,
        Connection.Mode mode,
        Connection.Type type,
        Connection.Status status,
        boolean initiatedHere,
        @Nullable URI remoteAddress,
        Instant created,
        @Nullable Instant lastActivity) {

    static ConnectionView of(Connection connection) {
        return new ConnectionView(
                connection.id().value(),
                connection.name(),
                connection.description(),
                connection.localShortName(),
                connection.remoteShortName(),
                connection.mode(),
                connection.type(),
                connection.status(),
                connection.initiatedHere(),
                connection.remoteAddress(),
                connection.created(),
                connection.lastActivity());
    }
}
