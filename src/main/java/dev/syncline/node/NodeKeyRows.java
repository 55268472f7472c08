package dev.syncline.node;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of this node's key pairs. */
@Component
class NodeKeyRows {

    private final JdbcClient database;

    NodeKeyRows(JdbcClient database) {
        this.database = database;
    }

    /**
     * A key pair as kept.
     *
     * @param sealed its private half; null once it was dropped
     * @param link how the key before signed for it; null for the first, and for one made after the key before was lost
     */
    record Kept(
            long number,
            NodeKey key,
            @Nullable String sealed,
            Instant made,
            @Nullable Instant dropped,
            @Nullable KeyLink link) {}

    /** The newest first. */
    List<Kept> all() {
        return database.sql("""
                        select k.*, b.public_key as key_before from node_key k
                        left join node_key b on b.number = k.number - 1 order by k.number desc""").query((row, number) -> kept(row)).list();
    }

    long countHeld() {
        return database.sql("select count(*) from node_key where private_key is not null")
                .query(Long.class)
                .single();
    }

    Optional<NodeKey> newest() {
        return database.sql("select public_key from node_key order by number desc fetch first 1 rows only")
                .query((row, number) -> new NodeKey(row.getString("public_key")))
                .optional();
    }

    void add(Kept pair) {
        database.sql("""
                        insert into node_key (number, public_key, private_key, made, by_old, by_new, signed)
                        values (:number, :key, :sealed, :made, :byOld, :byNew, :signed)""")
                .param("number", pair.number())
                .param("key", pair.key().encoded())
                .param("sealed", pair.sealed())
                .param("made", pair.made().atOffset(ZoneOffset.UTC))
                .param("byOld", pair.link() == null ? null : pair.link().byOld())
                .param("byNew", pair.link() == null ? null : pair.link().byNew())
                .param("signed", pair.link() == null ? null : pair.link().made())
                .update();
    }

    /** Forgets the private half of a key; says whether it was there. */
    boolean drop(NodeKey key, Instant now) {
        return database.sql("""
                        update node_key set private_key = null, dropped = :now
                        where public_key = :key and private_key is not null""")
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("key", key.encoded())
                        .update()
                > 0;
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getLong("number"),
                new NodeKey(row.getString("public_key")),
                row.getString("private_key"),
                row.getObject("made", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("dropped", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                link(row));
    }

    private static @Nullable KeyLink link(ResultSet row) throws SQLException {
        String before = row.getString("key_before");
        return before == null || row.getString("by_old") == null
                ? null
                : new KeyLink(
                        before,
                        row.getString("public_key"),
                        row.getLong("signed"),
                        row.getString("by_old"),
                        row.getString("by_new"));
    }
}
