package dev.syncline.console.connections;

import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.BDDMockito.given;

import dev.syncline.connection.Connection;
import dev.syncline.connection.Connection.Mode;
import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.Connection.Type;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.connection.Destination;
import dev.syncline.connection.Destination.Offer;
import dev.syncline.node.NodeKey;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Connections and destinations as the pages show them. */
public final class Examples {

    public static final ConnectionId ID = ConnectionId.of("6b5e6a0e-1111-4222-8333-000000000001");
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final String SAFETY = "11111 22222 33333 44444 55555 66666 77777 88888 99999 00000 12345 67890";

    private Examples() {}

    public static NodeKey key() {
        return new NodeKey("MCowBQYDK2VwAyEAJrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs");
    }

    public static Connection connection(Status status, Type type) {
        return connection(status, type, Mode.SCRIPT);
    }

    public static Connection connection(Status status, Type type, Mode mode) {
        return connection(status, type, mode, true);
    }

    /** The same connection, accepted here and not initiated. */
    public static Connection accepted() {
        return connection(Status.ACTIVE, Type.PUBLIC, Mode.SCRIPT, false);
    }

    private static Connection connection(Status status, Type type, Mode mode, boolean initiatedHere) {
        return new Connection(
                ID,
                null,
                "Acme to Globex",
                "Acme",
                "Globex",
                "",
                mode,
                type,
                status,
                initiatedHere,
                type == Type.PRIVATE ? null : URI.create("https://globex.example.com"),
                null,
                null,
                status == Status.PENDING ? null : SAFETY,
                NOON,
                status == Status.PENDING ? null : NOON);
    }

    /** Has the mock know this connection only. */
    public static void only(Connections connections, Connection connection) {
        given(connections.find(connection.id())).willReturn(Optional.of(connection));
        given(connections.all(argThat((Collection<ConnectionId> ids) -> ids != null && ids.contains(connection.id()))))
                .willReturn(Map.of(connection.id(), connection));
    }

    public static Destination globex() {
        Map<Mode, Offer> offers = new EnumMap<>(Mode.class);
        offers.put(Mode.BASIC, new Offer(true, null));
        offers.put(Mode.VISUAL, new Offer(false, "Visual mode is not built yet."));
        offers.put(Mode.SCRIPT, new Offer(true, null));
        return new Destination(URI.create("https://globex.example.com"), "Globex", "desk", false, offers);
    }

    public static Destination unknown() {
        return new Destination(null, null, null, false, globex().offers());
    }
}
