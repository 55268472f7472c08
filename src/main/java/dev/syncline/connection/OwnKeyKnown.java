package dev.syncline.connection;

import dev.syncline.node.NodeKey;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which other sides know which key of this node. */
@Component
class OwnKeyKnown {

    /** Connections whose other side has to know: not those within this node, nor those removed there. */
    private static final String CONNECTIONS = """
            from connection c where c.local_key is not null and c.type <> 'LOCAL' and not exists (
                select 1 from notice_received r where r.connection_id = c.id and r.kind = 'REMOVED')""";

    private final JdbcClient jdbc;
    private final Clock clock;

    OwnKeyKnown(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Connections that can be called and whose other side does not know the key in use. */
    List<UUID> toTell(NodeKey inUse) {
        return jdbc.sql("select c.id " + CONNECTIONS + " and c.local_key <> :key and c.remote_address is not null")
                .param("key", inUse.encoded())
                .query(UUID.class)
                .list();
    }

    /** Names of connections whose other side knows this key and none after it. */
    List<String> connections(NodeKey key, int atMost) {
        return jdbc.sql("select c.name " + CONNECTIONS + " and c.local_key = :key"
                        + " order by c.name_key fetch first :some rows only")
                .param("key", key.encoded())
                .param("some", atMost)
                .query(String.class)
                .list();
    }

    long countConnections(NodeKey key) {
        return count("select count(*) " + CONNECTIONS + " and c.local_key = :key", key);
    }

    /** Codes made with this key that may still be accepted. */
    long countCodes(NodeKey key) {
        return count("""
                select count(*) from invitation where own_key = :key and revoked = false and redeemed = false
                and expires > :now""", key);
    }

    /** Connections deleted here whose other side is still to be told, signed with this key. */
    long countRemovals(NodeKey key) {
        return count(
                "select count(*) from notice_sent where local_key = :key and kind = 'REMOVED' and told is null", key);
    }

    /** Whether an other side acknowledged a key so short a time ago that calls to the one before may be on their way. */
    boolean wasToldJustNow() {
        OffsetDateTime before = now().minus(EarlierKeys.ON_THE_WAY);
        return jdbc.sql("select count(*) from connection where key_told > :before")
                        .param("before", before)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Both halves of local connections have the key in use; nobody has to be told. */
    void renewLocal(NodeKey inUse) {
        jdbc.sql("""
                        update connection set local_key = :key, remote_key = :key, version = version + 1
                        where type = 'LOCAL'""").param("key", inUse.encoded()).update();
    }

    private long count(String sql, NodeKey key) {
        JdbcClient.StatementSpec statement = jdbc.sql(sql).param("key", key.encoded());
        return (sql.contains(":now") ? statement.param("now", now()) : statement)
                .query(Long.class)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
