package dev.syncline.transport;

import dev.syncline.connection.ConnectionId;
import dev.syncline.node.ThisNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Envelopes the other side has not signed for yet. */
@Repository
class Outbox {

    /** How many characters of bodies travel in one call, unless one envelope alone is longer. */
    private static final int CHARACTERS = 2_000_000;

    private final JdbcClient jdbc;
    private final Sequences sequences;
    private final ThisNode node;
    private final Clock clock;

    /** Connections whose oldest envelope was of a life before: so is the one after it, mostly, and no more are read. */
    private final Set<ConnectionId> oneByOne = ConcurrentHashMap.newKeySet();

    Outbox(JdbcClient jdbc, Sequences sequences, ThisNode node, Clock clock) {
        this.jdbc = jdbc;
        this.sequences = sequences;
        this.node = node;
        this.clock = clock;
    }

    /** A stored envelope. */
    record Stored(long number, Message message) {

        boolean isOf(UUID incarnation) {
            return message.incarnation().equals(incarnation);
        }
    }

    /** Where an envelope was stored, and its number between the two nodes. */
    record Added(long number, UUID incarnation, long sequence) {}

    /** Stores an envelope under the next sequence; others of the connection wait for the caller's commit. */
    Added add(ConnectionId connection, UUID twin, String kind, String subject, String body, boolean backFill) {
        UUID incarnation = node.incarnation();
        long sequence = sequences.next(connection, incarnation);
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into transport_outbox (connection, incarnation, sequence, twin, kind, subject, body, refused,"
                        + " created, back_fill) values (:connection, :incarnation, :sequence, :twin, :kind, :subject,"
                        + " :body, false, :created, :backFill)")
                .param("connection", connection.value())
                .param("incarnation", incarnation)
                .param("sequence", sequence)
                .param("twin", twin)
                .param("kind", kind)
                .param("subject", subject.length() > 500 ? subject.substring(0, 500) : subject)
                .param("body", body)
                .param("backFill", backFill)
                .param("created", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update(key, "number");
        return new Added(Objects.requireNonNull(key.getKey()).longValue(), incarnation, sequence);
    }

    Optional<Message> find(long number) {
        return jdbc.sql(
                        "select number, incarnation, sequence, twin, kind, subject, body, back_fill from transport_outbox"
                                + " where number = :number")
                .param("number", number)
                .query(Outbox::stored)
                .optional()
                .map(Stored::message);
    }

    boolean has(long number) {
        return !jdbc.sql("select number from transport_outbox where number = :number")
                .param("number", number)
                .query(Long.class)
                .list()
                .isEmpty();
    }

    /**
     * Gives an envelope a number of this life where it has one of a life before: a copy of this node may have used that
     * for something else. In the caller's transaction.
     *
     * @return whether it has a new number
     */
    boolean renumber(ConnectionId connection, Stored stored) {
        UUID incarnation = node.incarnation();
        if (stored.isOf(incarnation)) {
            return false;
        }
        return jdbc.sql("update transport_outbox set incarnation = :incarnation, sequence = :sequence"
                                + " where number = :number")
                        .param("incarnation", incarnation)
                        .param("sequence", sequences.next(connection, incarnation))
                        .param("number", stored.number())
                        .update()
                > 0;
    }

    /**
     * The oldest envelopes of a connection, save those of twins one of whose envelopes was refused. One of a life before
     * goes alone: none of its twin is to overtake it when it has to be numbered anew.
     */
    List<Stored> next(ConnectionId connection) {
        UUID incarnation = node.incarnation();
        boolean alone = oneByOne.contains(connection);
        List<Stored> oldest = oldest(connection, alone ? 1 : Message.BATCH);
        if (!oldest.isEmpty() && !oldest.get(0).isOf(incarnation)) {
            oneByOne.add(connection);
            return oldest.subList(0, 1);
        }
        oneByOne.remove(connection);
        return together(alone ? oldest(connection, Message.BATCH) : oldest, incarnation);
    }

    private List<Stored> oldest(ConnectionId connection, int limit) {
        return jdbc.sql("select number, incarnation, sequence, twin, kind, subject, body, back_fill"
                        + " from transport_outbox o where connection = :connection and not exists (select 1"
                        + " from transport_outbox r where r.connection = :connection and r.refused = true"
                        + " and r.twin = o.twin) order by number limit :limit")
                .param("connection", connection.value())
                .param("limit", limit)
                .query(Outbox::stored)
                .list();
    }

    /** Those before the first of a life before, as many as one call holds, and at least one. */
    private static List<Stored> together(List<Stored> oldest, UUID incarnation) {
        int count = 0;
        int characters = 0;
        for (Stored stored : oldest) {
            characters += stored.message().body().length();
            if (count > 0 && (characters > CHARACTERS || !stored.isOf(incarnation))) {
                break;
            }
            count++;
        }
        return oldest.subList(0, count);
    }

    /** Envelopes of a connection that were refused and are not handed out. */
    List<Stored> refused(ConnectionId connection) {
        return jdbc.sql(
                        "select number, incarnation, sequence, twin, kind, subject, body, back_fill from transport_outbox"
                                + " where connection = :connection and refused = true order by number limit :limit")
                .param("connection", connection.value())
                .param("limit", Message.BATCH)
                .query(Outbox::stored)
                .list();
    }

    /** Whether an envelope of a connection waits since before a moment; the oldest has the lowest number. */
    boolean holdsOlder(ConnectionId connection, Instant before) {
        return jdbc.sql("select created from transport_outbox where connection = :connection order by number limit 1")
                .param("connection", connection.value())
                .query(OffsetDateTime.class)
                .optional()
                .filter(created -> created.toInstant().isBefore(before))
                .isPresent();
    }

    /** Which of these connections have envelopes that can be handed out. */
    List<UUID> among(Collection<UUID> connections) {
        return jdbc.sql("select distinct connection from transport_outbox where connection in (:connections)"
                        + " and refused = false")
                .param("connections", connections)
                .query(UUID.class)
                .list();
    }

    void refused(long number, boolean refused) {
        jdbc.sql("update transport_outbox set refused = :refused where number = :number and refused <> :refused")
                .param("refused", refused)
                .param("number", number)
                .update();
    }

    void forget(Collection<Long> numbers) {
        if (!numbers.isEmpty()) {
            jdbc.sql("delete from transport_outbox where number in (:numbers)")
                    .param("numbers", numbers)
                    .update();
        }
    }

    void forget(ConnectionId connection) {
        jdbc.sql("delete from transport_outbox where connection = :connection")
                .param("connection", connection.value())
                .update();
        sequences.forget(connection);
        oneByOne.remove(connection);
    }

    private static Stored stored(ResultSet columns, int number) throws SQLException {
        return new Stored(
                columns.getLong("number"),
                new Message(
                        columns.getObject("incarnation", UUID.class),
                        columns.getLong("sequence"),
                        columns.getObject("twin", UUID.class),
                        columns.getString("kind"),
                        columns.getString("subject"),
                        columns.getString("body"),
                        columns.getBoolean("back_fill")));
    }
}
