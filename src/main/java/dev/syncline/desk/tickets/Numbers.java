package dev.syncline.desk.tickets;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The numbers that the database gives to what lies in the desk. */
@Component
public class Numbers {

    private static final List<String> TABLES =
            List.of("desk_ticket", "desk_comment", "desk_attachment", "desk_work_log");

    /** More than people make between two backups. */
    private static final long LEAP = 1_000_000;

    /** The same of what people see and say. */
    private static final long TICKETS = 1_000;

    private final JdbcClient jdbc;

    Numbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Leaves out the numbers that may have been given since the backup that was put back: other nodes know them, and people
     * have them in their mails.
     */
    public void leap() {
        for (String table : TABLES) {
            long last = jdbc.sql("select coalesce(max(id), 0) from " + table)
                    .query(Long.class)
                    .single();
            jdbc.sql("alter table %s alter column id restart with %d".formatted(table, last + LEAP))
                    .update();
        }
        jdbc.sql("update desk_project set last_number = last_number + ?")
                .param(TICKETS)
                .update();
    }
}
