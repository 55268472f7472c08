package dev.syncline.worklist;

import dev.syncline.connection.ConnectionId;
import dev.syncline.item.ItemRef;
import dev.syncline.twin.TwinId;
import dev.syncline.worklist.WorklistLine.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of each list's rows. */
@Component
class LineRows {

    private static final int WORDS = 1000;

    private final JdbcClient jdbc;

    LineRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID list, TypedLine line) {
        insert(
                list,
                new WorklistLine(
                        line.number(),
                        line.key(),
                        line.remoteKey(),
                        null,
                        null,
                        null,
                        line.wrong() == null ? State.UNCHECKED : State.WRONG,
                        line.wrong()));
    }

    /** Adds an item of a list that means a whole connection, once it is handed out. */
    void handed(UUID list, ItemRef item, TwinId twin) {
        int number = jdbc.sql("select coalesce(max(number), 0) + 1 from worklist_line where list = ?")
                .param(list)
                .query(Integer.class)
                .single();
        insert(
                list,
                new WorklistLine(
                        number, item.key(), null, item.entityType(), item.id(), twin.value(), State.WAITING, null));
    }

    private void insert(UUID list, WorklistLine line) {
        jdbc.sql("insert into worklist_line"
                        + " (list, number, item_key, remote_key, entity_type, item_id, twin, state, words)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(list)
                .param(line.number())
                .param(line.key())
                .param(line.remoteKey())
                .param(line.entityType())
                .param(line.itemId())
                .param(line.twin())
                .param(line.state().name())
                .param(line.words())
                .update();
    }

    /** Rows after a number, in a state where one is given. */
    List<WorklistLine> after(UUID list, @Nullable State state, int number, int limit) {
        JdbcClient.StatementSpec query = jdbc.sql("select * from worklist_line where list = ? and number > ?"
                        + (state == null ? "" : " and state = ?") + " order by number limit ?")
                .param(list)
                .param(number);
        return (state == null ? query : query.param(state.name()))
                .param(limit)
                .query(LineRows::line)
                .list();
    }

    Map<String, Long> counts(UUID list) {
        Map<String, Long> counts = new HashMap<>();
        jdbc.sql("select state, count(*) from worklist_line where list = ? group by state")
                .param(list)
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    void verdict(UUID list, int number, State state, @Nullable String words) {
        jdbc.sql("update worklist_line set state = ?, words = ? where list = ? and number = ?")
                .param(state.name())
                .param(cut(words))
                .param(list)
                .param(number)
                .update();
    }

    /** The row may be done: this is its item. */
    void ready(UUID list, int number, ItemRef item) {
        jdbc.sql("update worklist_line set state = 'READY', words = null, entity_type = ?, item_id = ?"
                        + " where list = ? and number = ?")
                .param(item.entityType())
                .param(item.id())
                .param(list)
                .param(number)
                .update();
    }

    /** The rows that failed are looked up once more. */
    void again(UUID list) {
        jdbc.sql("update worklist_line set state = 'UNCHECKED', words = null, twin = null"
                        + " where list = ? and state = 'FAILED'")
                .param(list)
                .update();
    }

    void waiting(UUID list, int number, TwinId twin) {
        jdbc.sql("update worklist_line set state = 'WAITING', twin = ? where list = ? and number = ?")
                .param(twin.value())
                .param(list)
                .param(number)
                .update();
    }

    /** Ends the rows that wait for this twin. */
    void ended(ConnectionId connection, TwinId twin, Worklist.Kind kind, @Nullable String failure) {
        jdbc.sql("update worklist_line set state = ?, words = ? where twin = ? and state = 'WAITING'"
                        + " and list in (select id from worklist where connection = ? and kind = ?)")
                .param((failure == null ? State.DONE : State.FAILED).name())
                .param(cut(failure))
                .param(twin.value())
                .param(connection.value())
                .param(kind.name())
                .update();
    }

    private static @Nullable String cut(@Nullable String words) {
        return words == null ? null : words.substring(0, Math.min(WORDS, words.length()));
    }

    private static WorklistLine line(ResultSet row, int number) throws SQLException {
        return new WorklistLine(
                row.getInt("number"),
                row.getString("item_key"),
                row.getString("remote_key"),
                row.getString("entity_type"),
                row.getString("item_id"),
                row.getObject("twin", UUID.class),
                State.valueOf(row.getString("state")),
                row.getString("words"));
    }
}
