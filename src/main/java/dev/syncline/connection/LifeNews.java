package dev.syncline.connection;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one side of a connection says of its life and of the other's, as JSON, in a question and in its answer.
 *
 * @param from the life of the speaker that the other side took last
 * @param to the one it is in now
 * @param claims whether the other side is to follow it whatever it followed before
 * @param seen the life of the other side that the speaker took; null when it took none
 * @param refused the life of the other side that the speaker does not take, because it follows another copy
 */
record LifeNews(
        @Nullable UUID from,
        @Nullable UUID to,
        boolean claims,
        @Nullable UUID seen,
        @Nullable UUID refused) {

    boolean isWhole() {
        return from != null && to != null;
    }
}
