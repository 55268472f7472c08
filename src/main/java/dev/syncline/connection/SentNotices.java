package dev.syncline.connection;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.syncline.node.NodeKey;
import dev.syncline.timed.TimedTasks;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What this side has to tell others: one notice for each connection, the last, kept beyond the connection itself. */
@Component
class SentNotices {

    static final String TASK = "connection.tell-other-side";

    /** So long a removed connection's other side is tried; it may be gone as well. */
    private static final Duration TRIED = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final TimedTasks tasks;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;

    SentNotices(JdbcClient jdbc, TimedTasks tasks, ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** A notice with all that telling it needs. */
    record Kept(
            UUID connection,
            Notice notice,
            ConnectionId remoteId,
            @Nullable URI address,
            NodeKey key,
            NodeKey ours,
            int attempts,
            boolean told) {}

    /** What is to be said next, after everything said so far; it is neither kept nor told by this. */
    Notice next(UUID connection, long heardThere, Notice.Kind kind, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        long before = Math.max(
                heardThere, find(connection).map(kept -> kept.notice().number()).orElse(0L));
        // Beyond the number before, and also beyond those that a database restored from a backup forgot.
        return new Notice(kind, Math.max(before + 1, now.toEpochMilli()), now, reason);
    }

    /** Keeps a notice in place of the one before, and has it told; in the caller's transaction. */
    void say(Connection connection, Notice notice) {
        ConnectionId remoteId = connection.remoteId();
        NodeKey key = connection.remoteKey();
        NodeKey ours = connection.localKey();
        if (remoteId == null || key == null || ours == null) {
            return; // nobody accepted yet
        }
        UUID id = connection.id().value();
        forget(id);
        jdbc.sql("""
                        insert into notice_sent (connection_id, number, kind, reason, made, name, remote_id,
                            remote_address, remote_key, local_key, attempts, told)
                        values (:id, :number, :kind, :reason, :made, :name, :remoteId, :address, :key, :ours, 0, null)""")
                .param("id", id)
                .param("number", notice.number())
                .param("kind", notice.kind().name())
                .param("reason", notice.reason())
                .param("made", notice.made().atOffset(ZoneOffset.UTC))
                .param("name", connection.name())
                .param("remoteId", remoteId.value())
                .param(
                        "address",
                        Optional.ofNullable(connection.remoteAddress())
                                .map(URI::toString)
                                .orElse(null))
                .param("key", key.encoded())
                .param("ours", ours.encoded())
                .update();
        if (connection.remoteAddress() != null) {
            scheduler.ifAvailable(client ->
                    client.scheduleIfNotExists(new TaskInstance<>(TASK, instance(id, notice)), clock.instant()));
        }
    }

    Optional<Kept> find(UUID connection) {
        return jdbc.sql("select * from notice_sent where connection_id = :id")
                .param("id", connection)
                .query((row, number) -> kept(row))
                .optional();
    }

    /** The other side signed for this notice. What it heard of a removed connection is the last there was to say. */
    void told(UUID connection, long number) {
        jdbc.sql("update notice_sent set told = :now where connection_id = :id and number = :number and told is null")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", connection)
                .param("number", number)
                .update();
        jdbc.sql("delete from notice_sent where connection_id = :id and number = :number and kind = 'REMOVED'")
                .param("id", connection)
                .param("number", number)
                .update();
    }

    /** The other side gave a sign of life: what it was not told is told now. */
    void hurry(UUID connection) {
        find(connection)
                .filter(kept -> !kept.told() && kept.attempts() > 0)
                .ifPresent(kept -> tasks.soon(TASK, instance(connection, kept.notice())));
    }

    private static String instance(UUID connection, Notice notice) {
        return connection + ":" + notice.number();
    }

    /** What is still to be told is told with the keys both sides know now. */
    void between(UUID connection, NodeKey ours, NodeKey theirs) {
        jdbc.sql("update notice_sent set local_key = :ours, remote_key = :theirs where connection_id = :id")
                .param("ours", ours.encoded())
                .param("theirs", theirs.encoded())
                .param("id", connection)
                .update();
    }

    void failed(UUID connection, long number) {
        jdbc.sql("update notice_sent set attempts = attempts + 1 where connection_id = :id and number = :number")
                .param("id", connection)
                .param("number", number)
                .update();
    }

    void forget(UUID connection) {
        jdbc.sql("delete from notice_sent where connection_id = :id")
                .param("id", connection)
                .update();
    }

    /** What was to be said is not this node's to say. */
    void forgetAll() {
        jdbc.sql("delete from notice_sent").update();
    }

    /** Gives up on other sides of connections that were removed long ago. */
    void forgetOld() {
        jdbc.sql("delete from notice_sent where kind = 'REMOVED' and made < :before")
                .param("before", clock.instant().minus(TRIED).atOffset(ZoneOffset.UTC))
                .update();
    }

    Set<ConnectionId> untold(Collection<ConnectionId> connections) {
        return new HashSet<>(jdbc.sql(
                        "select connection_id from notice_sent where connection_id in (:ids) and told is null")
                .param("ids", connections.stream().map(ConnectionId::value).toList())
                .query((row, number) -> new ConnectionId(row.getObject("connection_id", UUID.class)))
                .list());
    }

    List<OtherSide.Untold> untoldRemovals() {
        return jdbc.sql("""
                        select name, made from notice_sent where kind = 'REMOVED' and told is null
                        order by made desc fetch first 10 rows only""")
                .query((row, number) -> new OtherSide.Untold(row.getString("name"), moment(row)))
                .list();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        String address = row.getString("remote_address");
        return new Kept(
                row.getObject("connection_id", UUID.class),
                new Notice(
                        Notice.Kind.valueOf(row.getString("kind")),
                        row.getLong("number"),
                        moment(row),
                        row.getString("reason")),
                new ConnectionId(row.getObject("remote_id", UUID.class)),
                address == null ? null : URI.create(address),
                new NodeKey(row.getString("remote_key")),
                new NodeKey(row.getString("local_key")),
                row.getInt("attempts"),
                row.getObject("told") != null);
    }

    private static Instant moment(ResultSet row) throws SQLException {
        return row.getObject("made", OffsetDateTime.class).toInstant();
    }
}
