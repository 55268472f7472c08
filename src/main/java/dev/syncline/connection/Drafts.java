package dev.syncline.connection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rules that are being written. Keeping one changes nothing that is in force. */
@Component
public class Drafts {

    private final JdbcClient jdbc;
    private final Clock clock;

    Drafts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Draft> find(ConnectionId connection, String author) {
        return jdbc.sql("select * from revision_draft where connection_id = :connection and author = :author")
                .param("connection", connection.value())
                .param("author", author)
                .query(Drafts::draft)
                .optional();
    }

    /** Who has a draft for a connection, the latest first. */
    public List<Draft.Notice> of(ConnectionId connection) {
        return jdbc.sql("select author, based_on, saved from revision_draft where connection_id = :connection"
                        + " order by saved desc, author")
                .param("connection", connection.value())
                .query((row, number) -> new Draft.Notice(row.getString("author"), row.getLong("based_on"), saved(row)))
                .list();
    }

    /**
     * Keeps a draft; the same words again leave it as it is.
     *
     * @param draft its {@code version} is the one the author saw, 0 when there was none
     * @return the draft as kept, with its new version
     * @throws ConcurrentModificationException when another window of the same person kept other words meanwhile
     * @throws Refusal when the note is too long
     */
    public Draft keep(Draft draft) {
        Revisions.checkNote(draft.note());
        Optional<Draft> kept = find(draft.connection(), draft.author());
        if (kept.isPresent() && same(kept.get(), draft)) {
            return kept.get();
        }
        try {
            if ((kept.isEmpty() && draft.version() == 0 ? insert(draft) : update(draft)) == 0) {
                throw outrun(draft);
            }
        } catch (DataIntegrityViolationException e) {
            throw outrun(draft);
        }
        return find(draft.connection(), draft.author()).orElseThrow();
    }

    /** Throws a draft away, whatever it says. */
    public void discard(ConnectionId connection, String author) {
        jdbc.sql("delete from revision_draft where connection_id = :connection and author = :author")
                .param("connection", connection.value())
                .param("author", author)
                .update();
    }

    /** Throws a draft away unless it was kept again since. */
    public void discard(Draft seen) {
        jdbc.sql("delete from revision_draft where connection_id = :connection and author = :author"
                        + " and version = :version")
                .param("connection", seen.connection().value())
                .param("author", seen.author())
                .param("version", seen.version())
                .update();
    }

    private static boolean same(Draft kept, Draft draft) {
        return kept.basedOn() == draft.basedOn() && kept.says(draft.outgoing(), draft.incoming(), draft.note());
    }

    private int insert(Draft draft) {
        return write(
                draft,
                "insert into revision_draft (connection_id, author, based_on, outgoing, incoming, note, version, saved)"
                        + " values (:connection, :author, :basedOn, :outgoing, :incoming, :note, 1, :saved)");
    }

    private int update(Draft draft) {
        return write(
                draft,
                "update revision_draft set based_on = :basedOn, outgoing = :outgoing, incoming = :incoming,"
                        + " note = :note, version = version + 1, saved = :saved"
                        + " where connection_id = :connection and author = :author and version = :version");
    }

    private int write(Draft draft, String sql) {
        return jdbc.sql(sql)
                .param("connection", draft.connection().value())
                .param("author", draft.author())
                .param("basedOn", draft.basedOn())
                .param("outgoing", draft.outgoing())
                .param("incoming", draft.incoming())
                .param("note", draft.note())
                .param("version", draft.version())
                .param("saved", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Draft draft(ResultSet row, int number) throws SQLException {
        return new Draft(
                ConnectionId.of(row.getString("connection_id")),
                row.getString("author"),
                row.getLong("based_on"),
                row.getString("outgoing"),
                row.getString("incoming"),
                row.getString("note"),
                row.getLong("version"),
                saved(row));
    }

    private static Instant saved(ResultSet row) throws SQLException {
        return row.getObject("saved", OffsetDateTime.class).toInstant();
    }

    private static ConcurrentModificationException outrun(Draft draft) {
        return new ConcurrentModificationException("Another window kept a draft of " + draft.author() + " meanwhile.");
    }
}
