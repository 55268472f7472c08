package dev.syncline.console.connections;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The connection an address names; any other address is "not found". */
@Component
public class KnownConnections {

    private final Connections connections;

    KnownConnections(Connections connections) {
        this.connections = connections;
    }

    /** Finds it, or answers 404. */
    public Connection get(String id) {
        return find(id).orElseThrow(KnownConnections::unknown);
    }

    /** Finds it, where it may have been deleted while somebody was typing. */
    public Optional<Connection> find(String id) {
        try {
            return connections.find(ConnectionId.of(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Names to show for these connections, by id. */
    public Map<String, String> names(Stream<@Nullable ConnectionId> ids) {
        Set<ConnectionId> all =
                ids.filter(Objects::nonNull).map(Objects::requireNonNull).collect(Collectors.toSet());
        Map<ConnectionId, Connection> known = connections.all(all);
        return all.stream().collect(Collectors.toMap(ConnectionId::toString, id -> name(known.get(id))));
    }

    /** A name to show for a connection; null stands for one that was deleted. */
    public static String name(@Nullable Connection connection) {
        return connection == null ? "a deleted connection" : connection.name();
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such connection.");
    }
}
