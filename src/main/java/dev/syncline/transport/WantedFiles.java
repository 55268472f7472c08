package dev.syncline.transport;

import dev.syncline.connection.ConnectionId;
import dev.syncline.queue.Queue;
import dev.syncline.transport.FileFailure.Kind;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files that the other side has to bring, since it cannot be called, and what came of them so far. */
@Component
class WantedFiles {

    private static final int AT_ONCE = 4;

    private final JdbcClient jdbc;
    private final Queue queue;
    private final Clock clock;
    private final FileParts parts;

    WantedFiles(JdbcClient jdbc, Queue queue, Clock clock, FileParts parts) {
        this.jdbc = jdbc;
        this.queue = queue;
        this.clock = clock;
        this.parts = parts;
    }

    /**
     * A file as it is wanted.
     *
     * @param failure what the other side said when it could not bring it
     * @param spoilt how often all of it came and was not what was announced
     */
    record Wanted(
            UUID id,
            ConnectionId connection,
            UUID twin,
            String attachment,
            long size,
            String sha256,
            @Nullable Kind failure,
            int spoilt) {}

    /** Where what comes of it is kept. */
    Path part(UUID id) {
        return parts.of(id);
    }

    long length(UUID id) {
        return parts.length(part(id));
    }

    /** Wants a file, or goes on wanting it. */
    @Transactional
    public Wanted want(RemoteFiles.Wanted file) {
        ConnectionId connection = file.connection().id();
        Optional<Wanted> before = jdbc
                .sql("select * from transport_wanted where connection = :connection and twin = :twin")
                .param("connection", connection.value())
                .param("twin", file.twin())
                .query(WantedFiles::wanted)
                .list()
                .stream()
                .filter(each -> each.attachment().equals(file.attachmentId())
                        && each.sha256().equals(file.sha256())
                        && each.size() == file.size())
                .findFirst();
        before.ifPresent(this::askAgain);
        return before.orElseGet(() -> add(new Wanted(
                UUID.randomUUID(), connection, file.twin(), file.attachmentId(), file.size(), file.sha256(), null, 0)));
    }

    private void askAgain(Wanted wanted) {
        parts.asked(part(wanted.id()));
        jdbc.sql("update transport_wanted set asked = :now where id = :id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", wanted.id())
                .update();
    }

    private Wanted add(Wanted wanted) {
        jdbc.sql("insert into transport_wanted (id, connection, twin, attachment, size_in_bytes, sha256, spoilt, asked)"
                        + " values (:id, :connection, :twin, :attachment, :size, :sha256, 0, :now)")
                .param("id", wanted.id())
                .param("connection", wanted.connection().value())
                .param("twin", wanted.twin())
                .param("attachment", wanted.attachment())
                .param("size", wanted.size())
                .param("sha256", wanted.sha256())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return wanted;
    }

    Optional<Wanted> find(ConnectionId connection, UUID id) {
        return jdbc.sql("select * from transport_wanted where id = :id and connection = :connection")
                .param("id", id)
                .param("connection", connection.value())
                .query(WantedFiles::wanted)
                .optional();
    }

    /** What the other side is to bring next, save what it is at. */
    List<Waiting.WantedFile> of(ConnectionId connection, Collection<UUID> bringing) {
        return jdbc
                .sql("select * from transport_wanted where connection = :connection and failure is null order by asked")
                .param("connection", connection.value())
                .query(WantedFiles::wanted)
                .list()
                .stream()
                .filter(each -> !bringing.contains(each.id()))
                .map(each -> new Waiting.WantedFile(
                        each.id(), each.twin(), each.attachment(), each.size(), each.sha256(), length(each.id())))
                .filter(each -> each.from() < each.size() || each.size() == 0)
                .limit(AT_ONCE)
                .toList();
    }

    /** On which of these connections files are wanted. */
    List<UUID> among(Collection<UUID> connections) {
        return jdbc.sql("select distinct connection from transport_wanted where connection in (:connections)"
                        + " and failure is null")
                .param("connections", connections)
                .query(UUID.class)
                .list();
    }

    /** All of it is there: what waits for it goes on. */
    void arrived(ConnectionId connection) {
        queue.wake(connection.value(), SendEnvelope.KIND);
    }

    /** The other side cannot bring it: who waits for it is told so. */
    @Transactional
    public void isMissing(ConnectionId connection, Waiting.Missing missing) {
        jdbc.sql("update transport_wanted set failure = :kind where id = :id and connection = :connection")
                .param("kind", missing.kind().name())
                .param("id", missing.id())
                .param("connection", connection.value())
                .update();
        arrived(connection);
    }

    /** All of it came and is not what was announced: once more from the beginning. */
    void spoilt(UUID id) {
        parts.drop(part(id));
        jdbc.sql("update transport_wanted set spoilt = spoilt + 1 where id = :id")
                .param("id", id)
                .update();
    }

    /** It is not wanted any more; what came of it is the caller's. */
    void forget(UUID id) {
        jdbc.sql("delete from transport_wanted where id = :id").param("id", id).update();
    }

    /** Bytes that came of a file so far. */
    long came(ConnectionId connection, UUID twin, String attachment, String sha256) {
        return jdbc
                .sql("select * from transport_wanted where connection = :connection and twin = :twin")
                .param("connection", connection.value())
                .param("twin", twin)
                .query(WantedFiles::wanted)
                .list()
                .stream()
                .filter(each ->
                        each.attachment().equals(attachment) && each.sha256().equals(sha256))
                .mapToLong(each -> length(each.id()))
                .sum();
    }

    /** All of it is here, and was here before. */
    void forget(RemoteFiles.Wanted file) {
        jdbc.sql("delete from transport_wanted where connection = :connection and twin = :twin"
                        + " and sha256 = :sha256 and size_in_bytes = :size")
                .param("connection", file.connection().id().value())
                .param("twin", file.twin())
                .param("sha256", file.sha256())
                .param("size", file.size())
                .update();
    }

    /** What came on a connection that is deleted goes with it. */
    void forget(ConnectionId connection) {
        parts.forget(connection);
        jdbc.sql("select id from transport_wanted where connection = :connection")
                .param("connection", connection.value())
                .query(UUID.class)
                .list()
                .forEach(id -> parts.drop(part(id)));
        jdbc.sql("delete from transport_wanted where connection = :connection")
                .param("connection", connection.value())
                .update();
    }

    /** Forgets what nobody asked for since a moment; whoever still needs it asks anew. */
    void sweep(Instant before) {
        jdbc.sql("delete from transport_wanted where asked < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Wanted wanted(ResultSet row, int number) throws SQLException {
        String failure = row.getString("failure");
        return new Wanted(
                row.getObject("id", UUID.class),
                new ConnectionId(row.getObject("connection", UUID.class)),
                row.getObject("twin", UUID.class),
                row.getString("attachment"),
                row.getLong("size_in_bytes"),
                row.getString("sha256"),
                failure == null ? null : Kind.valueOf(failure),
                row.getInt("spoilt"));
    }
}
