package dev.syncline.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A connection that was initiated, with the code to hand over.
 *
 * @param code shown once and kept only as a hash; null for a local connection, which needs none
 */
public record Issued(
        Connection connection,
        @Nullable String code,
        @Nullable Instant expires) {

    @Override
    public String toString() {
        return "Issued[" + connection.name() + "]";
    }
}
