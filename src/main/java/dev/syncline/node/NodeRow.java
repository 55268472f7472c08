package dev.syncline.node;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The one row that says what this node is. */
@Component
class NodeRow {

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    NodeRow(JdbcClient database, TransactionTemplate transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** What never changes while a process runs. */
    record Birth(UUID incarnation, String marker, Instant born) {}

    /** What administrators change. */
    record Description(
            String name,
            @Nullable URI publicAddress,
            @Nullable String license) {}

    Optional<Birth> birth() {
        return database.sql("select incarnation, marker, born from node where id = 1")
                .query((row, number) -> new Birth(
                        Objects.requireNonNull(row.getObject("incarnation", UUID.class)),
                        row.getString("marker"),
                        row.getObject("born", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Does something in a transaction while no other process does something here. */
    <T> T alone(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            database.sql("select id from node where id = 1 for update")
                    .query(Integer.class)
                    .single();
            return work.get();
        }));
    }

    Description description() {
        // The column was named before the word was settled.
        return database.sql("select name, public_address, licence from node where id = 1")
                .query((row, number) -> {
                    String address = row.getString("public_address");
                    return new Description(
                            row.getString("name"),
                            address == null ? null : URI.create(address),
                            row.getString("licence"));
                })
                .single();
    }

    /** Does nothing when another process was first. */
    void add(Birth birth, String name, Optional<URI> publicAddress) {
        try {
            database.sql("""
                            insert into node (id, name, public_address, incarnation, marker, born)
                            values (1, :name, :address, :incarnation, :marker, :born)""")
                    .param("name", name)
                    .param("address", publicAddress.map(URI::toString).orElse(null))
                    .param("incarnation", birth.incarnation())
                    .param("marker", birth.marker())
                    .param("born", birth.born().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException anotherProcessWasFirst) {
            return; // its row is read next
        }
    }

    void reincarnate(UUID incarnation, String marker) {
        database.sql("update node set incarnation = :incarnation, marker = :marker where id = 1")
                .param("incarnation", incarnation)
                .param("marker", marker)
                .update();
    }

    void describe(String name, Optional<URI> publicAddress) {
        database.sql("update node set name = :name, public_address = :address where id = 1")
                .param("name", name)
                .param("address", publicAddress.map(URI::toString).orElse(null))
                .update();
    }

    void license(String key) {
        database.sql("update node set licence = :key where id = 1")
                .param("key", key)
                .update();
    }
}
