package dev.syncline.fault;

import dev.syncline.connection.ConnectionId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Open faults a listener was not told of yet: each fault is news once per listener, at whatever time it was committed. */
@Component
@Transactional
public class FaultNews {

    private static final String NEWS =
            " from fault f where f.open = true and not exists (select 1 from fault_heard h where h.fault = f.id"
                    + " and h.listener = ?)";

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;

    FaultNews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is new, grouped by connection and by what people take for one trouble. */
    public List<FaultGroup> groups(String listener) {
        return jdbc.sql("select f.connection, f.level, f.rule, f.alike, count(*) as faults" + NEWS
                        + " group by f.connection, f.level, f.rule, f.alike"
                        + " order by f.connection, f.level, f.rule, f.alike")
                .param(listener)
                .query((row, number) -> {
                    UUID connection = row.getObject("connection", UUID.class);
                    return new FaultGroup(
                            connection == null ? null : new ConnectionId(connection),
                            Fault.Level.valueOf(row.getString("level")),
                            row.getString("rule"),
                            row.getString("alike"),
                            row.getLong("faults"));
                })
                .list();
    }

    /** What is new of one group, the oldest first. */
    public List<Fault> of(String listener, FaultGroup group, int limit) {
        JdbcClient.StatementSpec query = jdbc.sql("select f.*" + NEWS + " and f.level = ? and f.alike = ?"
                        + same("f.connection", group.connection()) + same("f.rule", group.rule())
                        + " order by f.first_seen, f.id limit ?")
                .param(listener)
                .param(group.level().name())
                .param(group.alike());
        if (group.connection() != null) {
            query = query.param(group.connection().value());
        }
        if (group.rule() != null) {
            query = query.param(group.rule());
        }
        return query.param(limit).query(FaultRows::fault).list();
    }

    /** These are no news for the listener any more. */
    public void heard(String listener, List<Fault> faults) {
        for (int from = 0; from < faults.size(); from += AT_ONCE) {
            List<UUID> part = faults.subList(from, Math.min(from + AT_ONCE, faults.size())).stream()
                    .map(Fault::id)
                    .toList();
            jdbc.sql(
                            "insert into fault_heard (listener, fault) select cast(:listener as varchar(60)), f.id from fault f"
                                    + " where f.id in (:faults) and not exists"
                                    + " (select 1 from fault_heard h where h.fault = f.id and h.listener = :listener)")
                    .param("listener", listener)
                    .param("faults", part)
                    .update();
        }
    }

    /** Forgets who heard of faults that are open no more. */
    public void tidy() {
        jdbc.sql("delete from fault_heard where not exists"
                        + " (select 1 from fault f where f.id = fault_heard.fault and f.open = true)")
                .update();
    }

    private static String same(String column, @Nullable Object value) {
        return " and " + column + (value == null ? " is null" : " = ?");
    }
}
