package dev.syncline.node;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What this node may do.
 *
 * @param ends when an Evaluation or a license runs out; null when it does not
 * @param licensee who holds the license, for Paid
 */
public record Edition(
        Kind kind, @Nullable Instant ends, @Nullable String licensee) {

    /** The editions. */
    public enum Kind {
        EVALUATION,
        PAID,
        BASIC
    }

    /** Whether Script mode is included. */
    public boolean includesScript() {
        return kind != Kind.BASIC;
    }
}
