package dev.syncline.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A connection that was initiated, with the code to hand over.
 *
 * @param code shown once and kept only as a hash; null for a local connection, which needs none
 * @param again whether the same form was sent before and this is the connection it made; a code shown then is dead
 */
public record Issued(
        Connection connection,
        @Nullable String code,
        @Nullable Instant expires,
        boolean again) {

    /** The same, given for a form that was sent before. */
    Issued onceMore() {
        return new Issued(connection, code, expires, true);
    }

    @Override
    public String toString() {
        return "Issued[" + connection.name() + "]";
    }
}
