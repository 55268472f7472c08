package dev.syncline.twin;

import dev.syncline.connection.ConnectionId;
import dev.syncline.item.Trace;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of traces. */
final class TraceRows {

    private final JdbcClient jdbc;

    TraceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Trace> of(ConnectionId connection, TwinId twin) {
        return jdbc.sql("select type, local_id, remote_id, ours from twin_trace where connection = ? and twin = ?"
                        + " order by type, local_id, remote_id")
                .param(connection.value())
                .param(twin.value())
                .query((row, number) -> new Trace(
                        Trace.Type.valueOf(row.getString(1)), row.getString(2), row.getString(3), row.getBoolean(4)))
                .list();
    }

    void add(ConnectionId connection, TwinId twin, List<Trace> added) {
        if (added.isEmpty()) {
            return;
        }
        List<Trace> known = new ArrayList<>(of(connection, twin));
        for (Trace trace : added) {
            if (known.stream().noneMatch(trace::joinsSame)) {
                known.add(trace);
                jdbc.sql("insert into twin_trace (connection, twin, type, local_id, remote_id, ours)"
                                + " values (?, ?, ?, ?, ?, ?)")
                        .param(connection.value())
                        .param(twin.value())
                        .param(trace.type().name())
                        .param(trace.localId())
                        .param(trace.remoteId())
                        .param(trace.ours())
                        .update();
            }
        }
    }

    void remove(ConnectionId connection, TwinId twin, List<Trace> removed) {
        removed.forEach(trace -> jdbc.sql("delete from twin_trace where connection = ? and twin = ? and type = ?"
                        + " and local_id = ? and remote_id = ?")
                .param(connection.value())
                .param(twin.value())
                .param(trace.type().name())
                .param(trace.localId())
                .param(trace.remoteId())
                .update());
    }

    void forget(ConnectionId connection, TwinId twin) {
        jdbc.sql("delete from twin_trace where connection = ? and twin = ?")
                .param(connection.value())
                .param(twin.value())
                .update();
    }

    void forget(ConnectionId connection) {
        jdbc.sql("delete from twin_trace where connection = ?")
                .param(connection.value())
                .update();
    }
}
