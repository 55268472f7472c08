package dev.syncline.change;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the changes of the tracker were read. */
@Component
class Cursors {

    private final JdbcClient jdbc;

    Cursors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where the reading stands; version tells two readers apart. */
    record Cursor(String tracker, @Nullable String position, long version) {}

    Cursor of(String tracker) {
        Optional<Cursor> kept = jdbc.sql("select position, version from change_cursor where tracker = ?")
                .param(tracker)
                .query((row, number) -> new Cursor(tracker, row.getString(1), row.getLong(2)))
                .optional();
        return kept.orElseGet(() -> new Cursor(tracker, null, 0));
    }

    /**
     * Moves on, in the transaction that keeps what this led to.
     *
     * @throws OptimisticLockingFailureException when another reader moved it since
     */
    void advance(Cursor from, String position) {
        int moved = from.version() == 0
                ? jdbc.sql("insert into change_cursor (tracker, position, version) values (?, ?, 1)")
                        .param(from.tracker())
                        .param(position)
                        .update()
                : jdbc.sql("update change_cursor set position = ?, version = version + 1"
                                + " where tracker = ? and version = ?")
                        .param(position)
                        .param(from.tracker())
                        .param(from.version())
                        .update();
        if (moved == 0) {
            throw new OptimisticLockingFailureException("Somebody else read the changes of " + from.tracker() + ".");
        }
    }
}
