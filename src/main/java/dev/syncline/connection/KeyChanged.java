package dev.syncline.connection;

import dev.syncline.node.NodeKey;

/**
 * Published in the transaction that keeps a connection's new key, or drops one of this node's own.
 *
 * @param connection its name; empty when a key of this node was dropped
 * @param remoteShortName how the other side is called; empty when a key of this node was dropped
 */
public record KeyChanged(String connection, String remoteShortName, What what, NodeKey key) {

    /** What became of a key. */
    public enum What {
        /** The other side has another key, which the one before signed for. */
        CHANGED_THERE,
        /** The other side signed that it knows this node's new key. */
        KNOWN_THERE,
        /** The two sides were paired again with a new code. */
        PAIRED_AGAIN,
        /** An earlier key of this node is no longer needed and was dropped. */
        DROPPED_HERE
    }
}
