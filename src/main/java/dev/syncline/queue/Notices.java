package dev.syncline.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells other processes on the same database that waiting work may go on. */
@Repository
class Notices {

    private final JdbcClient jdbc;
    private final Clock clock;
    private Set<Long> seen = new HashSet<>();

    Notices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A lane to read again, or a connection to wake. */
    record Notice(
            long id,
            @Nullable String lane,
            @Nullable UUID connection,
            @Nullable String kind) {}

    void write(@Nullable String lane, @Nullable UUID connection, @Nullable String kind) {
        jdbc.sql("insert into queue_notice (lane, connection, kind, created)"
                        + " values (:lane, :connection, :kind, :created)")
                .param("lane", lane)
                .param("connection", connection, java.sql.Types.OTHER)
                .param("kind", kind)
                .param("created", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    /** Notices not read before; old ones are swept away. Called by one thread. */
    List<Notice> read() {
        List<Notice> all = jdbc.sql("select id, lane, connection, kind from queue_notice order by id")
                .query((columns, number) -> new Notice(
                        columns.getLong("id"),
                        columns.getString("lane"),
                        columns.getObject("connection", UUID.class),
                        columns.getString("kind")))
                .list();
        List<Notice> fresh = new ArrayList<>(all);
        fresh.removeIf(notice -> seen.contains(notice.id()));
        seen = new HashSet<>();
        all.forEach(notice -> seen.add(notice.id()));
        if (!all.isEmpty()) {
            jdbc.sql("delete from queue_notice where created < :old")
                    .param(
                            "old",
                            OffsetDateTime.ofInstant(clock.instant().minus(Duration.ofMinutes(1)), ZoneOffset.UTC))
                    .update();
        }
        return fresh;
    }
}
