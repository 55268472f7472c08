package dev.syncline.transport;

import dev.syncline.connection.ConnectionDeleted;
import dev.syncline.connection.ConnectionId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much of other sides' files this node takes, and what it took today (UTC) on each connection. */
@Component
class FileQuotas {

    private final JdbcClient jdbc;
    private final FileSettings settings;
    private final Clock clock;

    FileQuotas(JdbcClient jdbc, FileSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** Why a file is not taken, as a sentence that names the limit and its setting; empty when it is. */
    Optional<String> objection(ConnectionId connection, long size) {
        long largest = settings.largest().toBytes();
        if (size > largest) {
            return Optional.of(
                    "it has %d bytes, and this node takes files of at most %d from other sides (syncline.files.largest)."
                            .formatted(size, largest));
        }
        long daily = settings.daily().toBytes();
        long today = daily == 0 ? 0 : today(connection);
        return daily == 0 || today + size <= daily
                ? Optional.empty()
                : Optional.of(
                        "it has %d bytes, %d came on this connection today, and this node takes at most %d a day on each (syncline.files.daily)."
                                .formatted(size, today, daily));
    }

    /** All of a file came. */
    void took(ConnectionId connection, long size) {
        try {
            if (!added(connection, size)) {
                jdbc.sql("insert into transport_taken (connection, epoch_day, bytes) values (:connection, :day, :size)")
                        .param("connection", connection.value())
                        .param("day", day())
                        .param("size", size)
                        .update();
            }
        } catch (DuplicateKeyException another) {
            added(connection, size);
        }
    }

    private boolean added(ConnectionId connection, long size) {
        return jdbc.sql("update transport_taken set bytes = bytes + :size"
                                + " where connection = :connection and epoch_day = :day")
                        .param("size", size)
                        .param("connection", connection.value())
                        .param("day", day())
                        .update()
                > 0;
    }

    private long today(ConnectionId connection) {
        return jdbc.sql("select bytes from transport_taken where connection = :connection and epoch_day = :day")
                .param("connection", connection.value())
                .param("day", day())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Forgets the days that are over. */
    void sweep() {
        jdbc.sql("delete from transport_taken where epoch_day < :day")
                .param("day", day())
                .update();
    }

    @EventListener
    void forget(ConnectionDeleted deleted) {
        jdbc.sql("delete from transport_taken where connection = :connection")
                .param("connection", deleted.id().value())
                .update();
    }

    private long day() {
        return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
    }
}
