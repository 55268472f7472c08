package dev.syncline.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The work table. */
@Repository
class WorkRows {

    private static final String COLUMNS =
            "select id, kind, lane, connection, subject, payload, state, attempts, next_try, reason, waits_with, created,"
                    + " back_fill from queue_work ";

    private final JdbcClient jdbc;
    private final Clock clock;

    WorkRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Row insert(NewWork work) {
        // Microseconds are what the databases keep.
        Instant now = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into queue_work (kind, lane, shard, connection, subject, payload, state, attempts, created,"
                        + " back_fill) values (:kind, :lane, :shard, :connection, :subject, :payload, 'QUEUED', 0,"
                        + " :created, :backFill)")
                .param("kind", work.kind())
                .param("lane", work.lane().name())
                .param("shard", work.lane().shard())
                .param("connection", work.connection(), java.sql.Types.OTHER)
                .param("subject", shorten(work.subject(), 500))
                .param("payload", work.payload())
                .param("created", at(now))
                .param("backFill", work.backFill())
                .update(key, "id");
        long id = Objects.requireNonNull(key.getKey()).longValue();
        Work kept = new Work(
                id,
                work.kind(),
                work.lane(),
                work.connection(),
                work.subject(),
                work.payload(),
                0,
                now,
                work.backFill());
        return new Row(kept, false, null, null);
    }

    Optional<Row> find(long id) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query(WorkRows::row)
                .optional();
    }

    List<Row> ofShards(Collection<Integer> shards, long after, int limit) {
        return jdbc.sql(COLUMNS + "where shard in (:shards) and id > :after order by id limit :limit")
                .param("shards", shards)
                .param("after", after)
                .param("limit", limit)
                .query(WorkRows::row)
                .list();
    }

    List<Row> after(long id, int limit) {
        return jdbc.sql(COLUMNS + "where id > :after order by id limit :limit")
                .param("after", id)
                .param("limit", limit)
                .query(WorkRows::row)
                .list();
    }

    List<Row> ofConnection(UUID connection, long after, int limit) {
        return jdbc.sql(COLUMNS + "where connection = :connection and id > :after order by id limit :limit")
                .param("connection", connection)
                .param("after", after)
                .param("limit", limit)
                .query(WorkRows::row)
                .list();
    }

    List<Row> ofLanes(Collection<String> lanes, int limit) {
        return jdbc.sql(COLUMNS + "where lane in (:lanes) order by id limit :limit")
                .param("lanes", lanes)
                .param("limit", limit)
                .query(WorkRows::row)
                .list();
    }

    List<Row> ofLaneBefore(Lane lane, String kind, long id, int limit) {
        return jdbc.sql(COLUMNS + "where lane = :lane and kind = :kind and id < :id order by id desc limit :limit")
                .param("lane", lane.name())
                .param("kind", kind)
                .param("id", id)
                .param("limit", limit)
                .query(WorkRows::row)
                .list();
    }

    List<Row> called(String kind, String subject, int limit) {
        return jdbc.sql(COLUMNS + "where kind = :kind and subject = :subject order by id limit :limit")
                .param("kind", kind)
                .param("subject", shorten(subject, 500))
                .param("limit", limit)
                .query(WorkRows::row)
                .list();
    }

    /** Whether the row was still there. */
    boolean keep(Row row) {
        return jdbc.sql("update queue_work set state = :state, attempts = :attempts, next_try = :next,"
                                + " reason = :reason, waits_with = :with where id = :id")
                        .param("state", row.parked() ? "PARKED" : "QUEUED")
                        .param("attempts", row.work().attempts())
                        .param("next", row.nextTry() == null ? null : at(row.nextTry()))
                        .param("reason", shorten(row.reason(), 2000))
                        .param("with", row.waitsWith())
                        .param("id", row.id())
                        .update()
                == 1;
    }

    int delete(Collection<Long> ids) {
        return jdbc.sql("delete from queue_work where id in (:ids)")
                .param("ids", ids)
                .update();
    }

    int deleteOf(UUID connection) {
        return jdbc.sql("delete from queue_work where connection = :connection")
                .param("connection", connection)
                .update();
    }

    static Row row(ResultSet columns, int number) throws SQLException {
        Work work = new Work(
                columns.getLong("id"),
                columns.getString("kind"),
                new Lane(columns.getString("lane")),
                columns.getObject("connection", UUID.class),
                columns.getString("subject"),
                columns.getString("payload"),
                columns.getInt("attempts"),
                columns.getObject("created", OffsetDateTime.class).toInstant(),
                columns.getBoolean("back_fill"));
        OffsetDateTime next = columns.getObject("next_try", OffsetDateTime.class);
        return new Row(
                work,
                columns.getString("state").equals("PARKED"),
                next == null ? null : next.toInstant(),
                columns.getString("reason"),
                columns.getString("waits_with"));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String shorten(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
