package dev.syncline.queue;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Waiting work as people look at it: sorted and paged by the database. */
@Repository
class WorkPages {

    private static final String COLUMNS = "select w.id, w.kind, w.lane, w.connection, w.subject, w.payload, w.state,"
            + " w.attempts, w.next_try, w.reason, w.waits_with, w.created, w.back_fill from queue_work w ";

    private final JdbcClient jdbc;

    WorkPages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Row> page(QueueSlice slice, QueueOrder order, boolean descending, long offset, int limit) {
        StringBuilder sql = new StringBuilder(COLUMNS);
        if (order == QueueOrder.CONNECTION) {
            // People know connections by name; the name is read where it is kept, for this one order.
            sql.append("left join connection c on c.id = w.connection ");
        }
        sql.append("where w.id > :after ");
        Map<String, Object> values = conditions(slice, sql);
        sql.append("order by ")
                .append(order.column())
                .append(descending ? " desc nulls last" : " asc nulls last")
                .append(order == QueueOrder.NUMBER ? "" : ", w.id")
                .append(" limit :limit offset :offset");
        return jdbc.sql(sql.toString())
                .params(values)
                .param("after", slice.after())
                .param("limit", limit)
                .param("offset", offset)
                .query(WorkRows::row)
                .list();
    }

    /** The first row of each lane. */
    List<Row> heads(Collection<Lane> lanes) {
        return lanes.isEmpty()
                ? List.of()
                : jdbc.sql(COLUMNS
                                + "where w.id in (select min(id) from queue_work where lane in (:lanes) group by lane)")
                        .param("lanes", lanes.stream().map(Lane::name).toList())
                        .query(WorkRows::row)
                        .list();
    }

    private static Map<String, Object> conditions(QueueSlice slice, StringBuilder sql) {
        Map<String, Object> values = new HashMap<>();
        if (slice.connection() != null) {
            sql.append("and w.connection = :connection ");
            values.put("connection", slice.connection());
        }
        if (slice.kind() != null) {
            sql.append("and w.kind ").append(slice.others() ? "<>" : "=").append(" :kind ");
            values.put("kind", slice.kind());
        }
        if (slice.lanes() != null) {
            sql.append("and w.lane in (:lanes) ");
            values.put("lanes", slice.lanes().stream().map(Lane::name).toList());
        }
        return values;
    }
}
