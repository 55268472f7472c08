package dev.syncline.connection;

import dev.syncline.node.NodeKeys;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes when something last passed over a connection, at most once in ten seconds for each. */
@Component
class Activity {

    private static final Duration COARSE = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final SentNotices sent;
    private final KeyTasks keyTasks;
    private final NodeKeys keys;
    private final Clock clock;
    private final Map<ConnectionId, Instant> noted = new ConcurrentHashMap<>();

    Activity(JdbcClient jdbc, SentNotices sent, KeyTasks keyTasks, NodeKeys keys, Clock clock) {
        this.keyTasks = keyTasks;
        this.keys = keys;
        this.jdbc = jdbc;
        this.sent = sent;
        this.clock = clock;
    }

    void touched(ConnectionId id) {
        Instant now = clock.instant();
        Instant before = noted.get(id);
        if (before != null && !before.isBefore(now.minus(COARSE))) {
            return;
        }
        // The version stays as it is: this must not get in the way of an administrator's change.
        jdbc.sql("update connection set last_activity = :now where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id.value())
                .update();
        noted.put(id, now);
        heard(id);
    }

    /** The other side gave a sign of life, with nothing in it: what it was not told is told now. */
    void heard(ConnectionId id) {
        sent.hurry(id.value());
        if (keys.holdsEarlier()) {
            keyTasks.hurry(id.value());
        }
    }

    void forget(ConnectionId id) {
        noted.remove(id);
    }
}
