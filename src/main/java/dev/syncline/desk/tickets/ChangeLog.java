package dev.syncline.desk.tickets;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which tickets changed, in the order of commits. */
@Component
public class ChangeLog {

    private final JdbcClient jdbc;

    ChangeLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest change of one ticket. */
    public record Change(long sequence, long ticketId, String ticketKey, boolean deleted) {}

    /** Number of the last committed change. */
    public long last() {
        return jdbc.sql("select reached from desk_counter where name = 'change'")
                .query(Long.class)
                .single();
    }

    /** Tickets that changed after a change number, each once, in order. */
    public List<Change> since(long sequence, int limit) {
        return jdbc.sql("select sequence, ticket_id, ticket_key, deleted from desk_change"
                        + " where sequence > :sequence order by sequence limit :limit")
                .param("sequence", sequence)
                .param("limit", limit)
                .query((row, number) -> new Change(
                        row.getLong("sequence"),
                        row.getLong("ticket_id"),
                        row.getString("ticket_key"),
                        row.getBoolean("deleted")))
                .list();
    }
}
