package dev.syncline.connection;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What other sides said last about their half of a connection. */
@Component
class ReceivedNotices {

    static final int REASON = 500;

    private final ConnectionRows rows;
    private final SentNotices sent;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReceivedNotices(
            ConnectionRows rows, SentNotices sent, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.sent = sent;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Keeps a notice, unless a later one is kept already. Our status stays ours, but for a removed connection: nobody is
     * left to send to, so it is deactivated and its changes queue until an administrator deletes it.
     */
    @Transactional
    public void take(UUID connection, Notice notice) {
        Optional<ConnectionRow> held = rows.held(connection);
        if (held.isEmpty()) {
            if (notice.kind() == Notice.Kind.REMOVED) {
                sent.forget(connection); // both sides removed it; nobody is left to tell
            }
            return;
        }
        if (number(connection) >= notice.number()) {
            return;
        }
        Notice kept = cleaned(notice);
        keep(connection, kept);
        ConnectionRow row = held.get();
        if (kept.kind() == Notice.Kind.REMOVED) {
            sent.forget(connection);
            if (row.status() == Connection.Status.ACTIVE) {
                row.become(Connection.Status.DEACTIVATED);
            }
        }
        events.publishEvent(new OtherSideSaid(row.name(), row.toConnection().remoteShortName(), kept.kind()));
    }

    /** Number of the last notice kept; 0 before the first. */
    long number(UUID connection) {
        return jdbc.sql("select number from notice_received where connection_id = :id")
                .param("id", connection)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    void forget(UUID connection) {
        jdbc.sql("delete from notice_received where connection_id = :id")
                .param("id", connection)
                .update();
    }

    boolean isRemovedThere(UUID connection) {
        Notice last = of(Set.of(new ConnectionId(connection))).get(new ConnectionId(connection));
        return last != null && last.kind() == Notice.Kind.REMOVED;
    }

    /** What holds of what other sides said: that they paused or removed. */
    Map<ConnectionId, Notice> of(Collection<ConnectionId> connections) {
        Map<ConnectionId, Notice> found = new HashMap<>();
        jdbc.sql("select * from notice_received where connection_id in (:ids) and kind <> 'RESUMED'")
                .param("ids", connections.stream().map(ConnectionId::value).toList())
                .query(row -> {
                    found.put(
                            new ConnectionId(row.getObject("connection_id", UUID.class)),
                            new Notice(
                                    Notice.Kind.valueOf(row.getString("kind")),
                                    row.getLong("number"),
                                    row.getObject("made", OffsetDateTime.class).toInstant(),
                                    row.getString("reason")));
                });
        return found;
    }

    private void keep(UUID connection, Notice notice) {
        jdbc.sql("delete from notice_received where connection_id = :id")
                .param("id", connection)
                .update();
        jdbc.sql("""
                        insert into notice_received (connection_id, number, kind, reason, made)
                        values (:id, :number, :kind, :reason, :made)""")
                .param("id", connection)
                .param("number", notice.number())
                .param("kind", notice.kind().name())
                .param("reason", notice.reason())
                .param("made", notice.made().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Another node's words are shown to people here: no longer and no stranger than what may be typed here. */
    private Notice cleaned(Notice notice) {
        String reason;
        try {
            reason = FormText.text("reason", "reason", notice.reason(), REASON);
        } catch (Refusal notOurs) {
            reason = "";
        }
        Instant now = clock.instant();
        Instant made = notice.made().isAfter(now) ? now : notice.made();
        return new Notice(notice.kind(), notice.number(), made, reason);
    }
}
