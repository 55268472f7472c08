package dev.syncline.transport;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When sides that cannot be called last called themselves, for people to see. */
@Component
public class Callers {

    private static final Duration COARSE = Duration.ofSeconds(5);

    /** Well below the time after which silence becomes a fault. */
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration overdue;
    private final Map<UUID, Instant> noted = new ConcurrentHashMap<>();

    Callers(JdbcClient jdbc, Clock clock, PrivateSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.overdue = settings.silence();
    }

    /** By id, accurate to a few seconds; a connection that is not in it was never called on. */
    public Map<String, Instant> lastCalls(Collection<ConnectionId> connections) {
        Map<String, Instant> calls = new HashMap<>();
        if (!connections.isEmpty()) {
            jdbc.sql("select connection, called from transport_caller where connection in (:ids)")
                    .param("ids", connections.stream().map(ConnectionId::value).toList())
                    .query(row -> {
                        calls.put(
                                row.getObject("connection", UUID.class).toString(),
                                row.getObject("called", OffsetDateTime.class).toInstant());
                    });
        }
        return calls;
    }

    /**
     * When a side called last.
     *
     * @param last null when it has not called yet
     * @param overdue whether it has been silent for longer than it should
     */
    public record Call(@Nullable Instant last, boolean overdue) {}

    /** By id, for those active connections whose other side cannot be called. */
    public Map<String, Call> expected(Collection<Connection> shown) {
        List<ConnectionId> ids = shown.stream()
                .filter(each -> each.isFetchedFrom() && each.status() == Connection.Status.ACTIVE)
                .map(Connection::id)
                .toList();
        Map<String, Instant> last = lastCalls(ids);
        Instant before = clock.instant().minus(overdue);
        Map<String, Call> calls = new HashMap<>();
        for (ConnectionId id : ids) {
            Instant called = last.get(id.toString());
            calls.put(id.toString(), new Call(called, called != null && called.isBefore(before)));
        }
        return calls;
    }

    Optional<Instant> lastCall(ConnectionId connection) {
        return Optional.ofNullable(lastCalls(List.of(connection)).get(connection.toString()));
    }

    /** The other side called, which is kept every few seconds; says whether it had been silent for a while. */
    boolean called(ConnectionId connection) {
        Instant now = clock.instant();
        UUID id = connection.value();
        Instant before = noted.get(id);
        if (before != null && !before.isBefore(now.minus(COARSE))) {
            return false;
        }
        noted.put(id, now);
        Optional<Instant> last = lastCall(connection);
        // Of two first calls at once one finds the row of the other.
        jdbc.sql(
                        last.isPresent()
                                ? "update transport_caller set called = :now where connection = :id"
                                : "insert into transport_caller (connection, called) select cast(:id as uuid),"
                                        + " cast(:now as timestamp with time zone) where not exists"
                                        + " (select 1 from transport_caller where connection = :id)")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
        return last.isEmpty() || last.get().isBefore(now.minus(SILENCE));
    }

    void forget(ConnectionId connection) {
        noted.remove(connection.value());
        jdbc.sql("delete from transport_caller where connection = :id")
                .param("id", connection.value())
                .update();
    }
}
