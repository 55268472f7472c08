package dev.syncline.directory;

import java.net.URI;
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

/** The records a directory keeps, one for each node, and the claims it refused. */
@Component
class DirectoryRows {

    private final JdbcClient jdbc;

    DirectoryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One record, or what is left of it when {@code tracker} is null. */
    record Kept(String fingerprint, String key, @Nullable String tracker, long said, SignedStatement signed) {}

    Optional<Kept> ofNode(String fingerprint) {
        return jdbc.sql("select * from directory_record where fingerprint = ?")
                .param(fingerprint)
                .query(DirectoryRows::kept)
                .optional();
    }

    Optional<Kept> ofTracker(String place) {
        return jdbc.sql("select * from directory_record where tracker = ?")
                .param(place)
                .query(DirectoryRows::kept)
                .optional();
    }

    long count() {
        return jdbc.sql("select count(*) from directory_record")
                .query(Long.class)
                .single();
    }

    void forgetLapsed(Instant now) {
        jdbc.sql("delete from directory_record where lapses <= ?")
                .param(at(now))
                .update();
    }

    /** Says whether there was one. */
    boolean forget(String fingerprint) {
        return jdbc.sql("delete from directory_record where fingerprint = ?")
                        .param(fingerprint)
                        .update()
                > 0;
    }

    /** Keeps the record of a node of which there is none. */
    void keep(Statement statement, SignedStatement signed) {
        jdbc.sql("insert into directory_record"
                        + " (fingerprint, node_key, tracker, address, said, lapses, statement, signature)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .param(statement.nodeKey().fingerprint())
                .param(statement.key())
                .param(statement.place())
                .param(statement.address())
                .param(statement.said())
                .param(at(Instant.ofEpochMilli(statement.until())))
                .param(signed.statement())
                .param(signed.signature())
                .update();
    }

    void dispute(String place, String fingerprint, String address, Instant now) {
        jdbc.sql("delete from directory_dispute where tracker = ? and fingerprint = ?")
                .param(place)
                .param(fingerprint)
                .update();
        jdbc.sql("insert into directory_dispute (tracker, fingerprint, address, refused) values (?, ?, ?, ?)")
                .param(place)
                .param(fingerprint)
                .param(address)
                .param(at(now))
                .update();
    }

    /** Keeps the newest claims only. */
    void trimDisputes(int most) {
        jdbc.sql("delete from directory_dispute where refused < (select min(d.refused) from"
                        + " (select refused from directory_dispute order by refused desc limit ?) d)")
                .param(most)
                .update();
    }

    List<Dispute> disputes(int most) {
        return jdbc.sql("select * from directory_dispute order by refused desc limit ?")
                .param(most)
                .query((row, number) -> new Dispute(
                        URI.create(row.getString("tracker")),
                        row.getString("fingerprint"),
                        row.getString("address"),
                        row.getObject("refused", OffsetDateTime.class).toInstant()))
                .list();
    }

    void settle(String place) {
        jdbc.sql("delete from directory_dispute where tracker = ?").param(place).update();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getString("fingerprint"),
                row.getString("node_key"),
                row.getString("tracker"),
                row.getLong("said"),
                new SignedStatement(row.getString("statement"), row.getString("signature")));
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
