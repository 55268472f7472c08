package dev.syncline.queue;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Waiting work as people look at it: sorted and paged by the database. */
@Repository
class WorkPages {

    private static final String COLUMNS = "select w.id, w.kind, w.lane, w.connection, w.subject, w.payload, w.state,"
            + " w.attempts, w.next_try, w.reason, w.waits_with, w.created from queue_work w ";

    private final JdbcClient jdbc;

    WorkPages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Row> page(@Nullable UUID connection, QueueOrder order, boolean descending, long offset, int limit) {
        StringBuilder sql = new StringBuilder(COLUMNS);
        if (order == QueueOrder.CONNECTION) {
            // People know connections by name; the name is read where it is kept, for this one order.
            sql.append("left join connection c on c.id = w.connection ");
        }
        if (connection != null) {
            sql.append("where w.connection = :connection ");
        }
        sql.append("order by ")
                .append(order.column())
                .append(descending ? " desc nulls last" : " asc nulls last")
                .append(order == QueueOrder.NUMBER ? "" : ", w.id")
                .append(" limit :limit offset :offset");
        JdbcClient.StatementSpec query =
                jdbc.sql(sql.toString()).param("limit", limit).param("offset", offset);
        if (connection != null) {
            query = query.param("connection", connection);
        }
        return query.query(WorkRows::row).list();
    }
}
