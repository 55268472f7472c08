package dev.syncline.fault;

import dev.syncline.connection.ConnectionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of faults. */
final class FaultRows {

    /** Faults without work that are one trouble with the fault of this id, and only where its kind can be told. */
    private static final String LIKE =
            "open = true and work_id is null and connection = ? and exists (select 1 from fault o"
                    + " where o.id = ? and o.connection = fault.connection and o.level = fault.level and o.alike = fault.alike"
                    + " and coalesce(o.rule, '') = coalesce(fault.rule, ''))";

    private static final int MESSAGE = 4000;
    private static final int REMEDY = 2000;
    private static final String COLUMNS = """
            select id, level, connection, item, message, rule, line, remedy, work_id, times, first_seen, last_seen, said
            from fault""";

    private final JdbcClient jdbc;
    private final Clock clock;

    FaultRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Fault> find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = ?")
                .param(id)
                .query(FaultRows::fault)
                .optional();
    }

    /** The open fault that says the same. */
    Optional<UUID> openLike(NewFault fault) {
        JdbcClient.StatementSpec query = fault.workId() == null
                ? jdbc.sql("select id from fault where fingerprint = ? and open = true")
                        .param(fingerprint(fault))
                : jdbc.sql("select id from fault where work_id = ? and open = true")
                        .param(fault.workId());
        return query.query(UUID.class).list().stream().findFirst();
    }

    UUID insert(NewFault fault) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into fault (id, level, connection, item, message, rule, line, remedy, work_id, fingerprint,"
                        + " times, first_seen, last_seen, said, alike, successor, open)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, true)")
                .param(id)
                .param(fault.level().name())
                .param(fault.connection() == null ? null : fault.connection().value())
                .param(fault.item())
                .param(cut(fault.message(), MESSAGE))
                .param(fault.rule())
                .param(fault.line())
                .param(cut(fault.remedy(), REMEDY))
                .param(fault.workId())
                .param(fingerprint(fault))
                .param(now())
                .param(now())
                .param(fault.said())
                .param(fault.alike())
                .param(fault.successor())
                .update();
        return id;
    }

    Optional<String> successor(UUID id) {
        return jdbc.sql("select successor from fault where id = ? and open and successor is not null")
                .param(id)
                .query(String.class)
                .optional();
    }

    void again(UUID id, NewFault fault) {
        jdbc.sql("update fault set times = times + 1, last_seen = ?, message = ?, rule = ?, line = ?, remedy = ?,"
                        + " said = ?, alike = ?, successor = ?, fingerprint = ? where id = ?")
                .param(now())
                .param(cut(fault.message(), MESSAGE))
                .param(fault.rule())
                .param(fault.line())
                .param(cut(fault.remedy(), REMEDY))
                .param(fault.said())
                .param(fault.alike())
                .param(fault.successor())
                .param(fingerprint(fault))
                .param(id)
                .update();
    }

    /** After a place in the list, the newest first; from the first when none is given. */
    List<Fault> open(@Nullable ConnectionId connection, @Nullable FaultMark after, int limit) {
        JdbcClient.StatementSpec query = jdbc.sql(COLUMNS + " where open = true"
                        + (connection == null ? "" : " and connection = :connection")
                        + (after == null ? "" : " and last_seen <= :last and (last_seen < :last or id < :id)")
                        + " order by last_seen desc, id desc limit :limit")
                .param("limit", limit);
        if (connection != null) {
            query = query.param("connection", connection.value());
        }
        if (after != null) {
            query = query.param("last", after.last().atOffset(ZoneOffset.UTC)).param("id", after.id());
        }
        return query.query(FaultRows::fault).list();
    }

    List<Fault> open(ConnectionId connection, String item, String rule) {
        return jdbc.sql(COLUMNS + " where connection = ? and item = ? and rule = ? and open = true order by work_id")
                .param(connection.value())
                .param(item)
                .param(rule)
                .query(FaultRows::fault)
                .list();
    }

    /** Of any of these connections under any of these names. */
    List<Fault> openOf(Collection<ConnectionId> connections, Collection<String> names) {
        return jdbc.sql(COLUMNS + " where connection in (:connections) and item in (:names) and open = true"
                        + " order by last_seen desc, id desc")
                .param(
                        "connections",
                        connections.stream().map(ConnectionId::value).toList())
                .param("names", names)
                .query(FaultRows::fault)
                .list();
    }

    List<Fault> openOfWork(Collection<Long> work) {
        return jdbc.sql(COLUMNS + " where work_id in (:work) and open = true order by last_seen desc, id desc")
                .param("work", work)
                .query(FaultRows::fault)
                .list();
    }

    List<Fault> openOfWhole(ConnectionId connection) {
        return jdbc.sql(COLUMNS + " where connection = ? and open = true and level = 'CONNECTION'"
                        + " order by last_seen desc, id desc")
                .param(connection.value())
                .query(FaultRows::fault)
                .list();
    }

    /** Work that a rule of this side failed on, in the order in which it was put. */
    List<Long> workOfRules(ConnectionId connection) {
        return jdbc.sql("select distinct work_id from fault where connection = ? and open = true"
                        + " and rule in ('outgoing', 'incoming') and work_id is not null order by work_id")
                .param(connection.value())
                .query(Long.class)
                .list();
    }

    long countOpen() {
        return jdbc.sql("select count(*) from fault where open = true")
                .query(Long.class)
                .single();
    }

    long countOpen(Fault.Level level, String item) {
        return jdbc.sql("select count(*) from fault where open = true and level = ? and item = ?")
                .param(level.name())
                .param(item)
                .query(Long.class)
                .single();
    }

    long countLike(Fault fault) {
        return jdbc.sql("select count(*) from fault where " + LIKE)
                .param(Objects.requireNonNull(fault.connection()).value())
                .param(fault.id())
                .query(Long.class)
                .single();
    }

    int resolveLike(Fault fault, String by) {
        List<UUID> like = jdbc.sql("select id from fault where " + LIKE)
                .param(Objects.requireNonNull(fault.connection()).value())
                .param(fault.id())
                .query(UUID.class)
                .list();
        like.forEach(id -> resolve("id = ?", by, id));
        return like.size();
    }

    List<Long> workLike(Fault fault, int limit) {
        return jdbc.sql(
                        "select distinct f.work_id from fault f join fault o on o.id = ? and o.connection = f.connection"
                                + " and o.level = f.level and o.alike = f.alike and coalesce(o.rule, '') = coalesce(f.rule, '')"
                                + " where f.open = true and f.work_id is not null order by f.work_id limit ?")
                .param(fault.id())
                .param(limit)
                .query(Long.class)
                .list();
    }

    Map<UUID, Long> most(int limit) {
        Map<UUID, Long> most = new LinkedHashMap<>();
        jdbc.sql("select connection, count(*) as faults from fault where open = true and connection is not null"
                        + " group by connection order by faults desc, connection limit ?")
                .param(limit)
                .query(row -> {
                    most.put(row.getObject(1, UUID.class), row.getLong(2));
                });
        return most;
    }

    /** Closes the open faults that a condition of ours names. */
    void resolve(String condition, String by, Object... values) {
        jdbc.sql("update fault set open = false, resolved = ?, resolved_by = ? where open = true and " + condition)
                .param(now())
                .param(by)
                .params(List.of(values))
                .update();
    }

    void forget(ConnectionId connection) {
        jdbc.sql("delete from fault where connection = ?")
                .param(connection.value())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    private static String fingerprint(NewFault fault) {
        return DigestUtils.sha256Hex(String.join(
                "\n",
                fault.level().name(),
                Objects.toString(fault.connection(), ""),
                Objects.toString(fault.item(), ""),
                fault.message()));
    }

    static Fault fault(ResultSet row, int number) throws SQLException {
        UUID connection = row.getObject("connection", UUID.class);
        long workId = row.getLong("work_id");
        boolean noWork = row.wasNull();
        return new Fault(
                row.getObject("id", UUID.class),
                Fault.Level.valueOf(row.getString("level")),
                connection == null ? null : new ConnectionId(connection),
                row.getString("item"),
                row.getString("message"),
                row.getString("rule"),
                row.getInt("line"),
                row.getString("remedy"),
                noWork ? null : workId,
                row.getInt("times"),
                row.getObject("first_seen", OffsetDateTime.class).toInstant(),
                row.getObject("last_seen", OffsetDateTime.class).toInstant(),
                row.getString("said"));
    }
}
