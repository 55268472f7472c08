package dev.syncline.connection;

import dev.syncline.node.NodeKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keys other sides had before: taken until the new one is used, and a little longer for what is on its way. */
@Component
class EarlierKeys {

    /** A signature is good for five minutes either side of our clock; this is longer. */
    static final Duration ON_THE_WAY = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Clock clock;

    EarlierKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(UUID connection, NodeKey key) {
        forget(connection, key);
        jdbc.sql("insert into earlier_key (connection_id, public_key, taken_until) values (:id, :key, null)")
                .param("id", connection)
                .param("key", key.encoded())
                .update();
    }

    /** An earlier key that is still taken. */
    Optional<NodeKey> find(UUID connection, String fingerprint) {
        return jdbc
                .sql("""
                        select public_key from earlier_key
                        where connection_id = :id and (taken_until is null or taken_until > :now)""")
                .param("id", connection)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list()
                .stream()
                .map(NodeKey::new)
                .filter(key -> key.fingerprint().equals(fingerprint))
                .findFirst();
    }

    /** The other side used its new key: those before it are taken a little longer, then no more. */
    void end(UUID connection) {
        Instant until = clock.instant().plus(ON_THE_WAY);
        jdbc.sql("update earlier_key set taken_until = :until where connection_id = :id and taken_until is null")
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("id", connection)
                .update();
    }

    /** A key that is pinned is no earlier one. */
    void forget(UUID connection, NodeKey key) {
        jdbc.sql("delete from earlier_key where connection_id = :id and public_key = :key")
                .param("id", connection)
                .param("key", key.encoded())
                .update();
    }

    void forgetAll(UUID connection) {
        jdbc.sql("delete from earlier_key where connection_id = :id")
                .param("id", connection)
                .update();
    }
}
