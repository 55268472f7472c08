package dev.syncline.connection;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How this side of a connection stands with the other one about who is who.
 *
 * @param mine the life of this node that the other side took
 * @param next the one it is told now; the same where nothing is left to tell
 * @param claims whether the other side is to follow this node whatever it followed before
 * @param refused since when the other side follows another copy of this node; null while it does not
 * @param theirs the life of the other side that this one took; null while it said none
 */
record Life(
        UUID mine,
        UUID next,
        boolean claims,
        @Nullable Instant refused,
        @Nullable UUID theirs) {

    boolean isSettled() {
        return mine.equals(next);
    }

    boolean isMine(@Nullable UUID life) {
        return life == null || life.equals(mine) || life.equals(next);
    }

    /** Whether what the other side says of itself goes on from what it said before. */
    boolean follows(LifeNews news) {
        return theirs == null || news.claims() || theirs.equals(news.from()) || theirs.equals(news.to());
    }

    /** What is said of it, with the life of the other side that is refused, where one is. */
    LifeNews said(@Nullable UUID refusedThere) {
        return new LifeNews(mine, next, claims, refusedThere == null ? theirs : null, refusedThere);
    }
}
