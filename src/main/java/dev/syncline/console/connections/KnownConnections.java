package dev.syncline.console.connections;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import java.util.Collection;
import java.util.HashMap;
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
        return names(all, connections.all(all));
    }

    /** Names to show for these connections, by id; those that are not among the known were deleted. */
    public static Map<String, String> names(Collection<ConnectionId> ids, Map<ConnectionId, Connection> known) {
        Map<String, String> names = new HashMap<>();
        ids.forEach(id -> names.put(
                id.toString(),
                Optional.ofNullable(known.get(id)).map(Connection::name).orElse("a deleted connection")));
        return names;
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such connection.");
    }
}
