package dev.syncline.connection;

import java.time.Instant;

/**
 * What one side tells the other about a connection itself.
 *
 * @param number higher than that of every notice of this side before; the highest one holds
 * @param made when the administrator did it, by the clock of that side
 * @param reason what the administrator typed, at most 500 characters; may be empty
 */
public record Notice(Kind kind, long number, Instant made, String reason) {

    /** What was done there. */
    public enum Kind {
        PAUSED,
        RESUMED,
        REMOVED
    }
}
