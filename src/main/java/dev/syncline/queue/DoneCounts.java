package dev.syncline.queue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How much work left the table, counted in the transaction that takes it out. */
@Repository
class DoneCounts {

    /** Stands for work of no connection, and of connections that were deleted. */
    static final UUID NOBODY = new UUID(0, 0);

    private final JdbcClient jdbc;

    DoneCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds per connection, always in the same order so that two processes do not wait for each other crosswise. */
    void add(Map<UUID, Integer> done) {
        new TreeMap<>(done).forEach(this::add);
    }

    /** Moves what a connection counted to nobody, with what it left undone. */
    void forget(UUID connection, int undone) {
        long before = jdbc.sql("select done from queue_done where connection = :connection")
                .param("connection", connection)
                .query(Long.class)
                .optional()
                .orElse(0L);
        jdbc.sql("delete from queue_done where connection = :connection")
                .param("connection", connection)
                .update();
        add(NOBODY, before + undone);
    }

    private void add(UUID connection, long number) {
        if (number == 0) {
            return;
        }
        int updated = jdbc.sql("update queue_done set done = done + :number where connection = :connection")
                .param("number", number)
                .param("connection", connection)
                .update();
        if (updated == 0) {
            jdbc.sql("insert into queue_done (connection, done) values (:connection, :number)")
                    .param("connection", connection)
                    .param("number", number)
                    .update();
        }
    }

    /** Parked, other and done work in one statement, so that they belong together. */
    Sums sums(@Nullable UUID connection) {
        String where = connection == null ? "" : " where connection = :connection";
        JdbcClient.StatementSpec sql = jdbc.sql("select coalesce(sum(case when state = 'PARKED' then 1 else 0 end), 0),"
                + " coalesce(sum(case when state = 'PARKED' then 0 else 1 end), 0),"
                + " (select coalesce(sum(done), 0) from queue_done" + where + ") from queue_work" + where);
        if (connection != null) {
            sql = sql.param("connection", connection);
        }
        return sql.query((columns, number) -> new Sums(columns.getLong(1), columns.getLong(2), columns.getLong(3)))
                .single();
    }

    /** Since when the oldest work waits that is not parked. */
    Optional<Instant> waitingSince() {
        return jdbc.sql("select created from queue_work where state <> 'PARKED' order by id limit 1")
                .query((columns, number) ->
                        columns.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    /** What is in the tables. */
    record Sums(long parked, long other, long done) {}
}
