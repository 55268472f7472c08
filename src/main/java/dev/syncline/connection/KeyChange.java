package dev.syncline.connection;

import dev.syncline.node.NodeKey;
import java.time.Instant;

/**
 * Why the safety number of a connection is another one than before.
 *
 * @param side whose key changed
 * @param how what made the new key trusted
 * @param numberBefore the safety number until then
 * @param made when this node learned of it
 */
public record KeyChange(Side side, How how, NodeKey from, NodeKey to, String numberBefore, Instant made) {

    /** Whose key it is, seen from here. */
    public enum Side {
        OURS,
        THEIRS
    }

    /** What made a new key trusted. */
    public enum How {
        /** The key before signed for it. */
        SIGNED,
        /** The two sides were paired again with a new code. */
        PAIRED
    }
}
