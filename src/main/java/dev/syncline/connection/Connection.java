package dev.syncline.connection;

import dev.syncline.node.NodeKey;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Two sides that agreed to synchronise, seen from this one.
 *
 * @param remoteId how the other side names it; null while nobody accepted
 * @param remoteAddress public address of the other node; null when unknown or private
 * @param remoteKey the key pinned for the other node; null while nobody accepted
 * @param localKey which key of this node the other side knows; null while nobody accepted
 * @param safetyNumber what both consoles show, 12 groups of 5 digits; null while nobody accepted
 */
public record Connection(
        ConnectionId id,
        @Nullable ConnectionId remoteId,
        String name,
        String localShortName,
        String remoteShortName,
        String description,
        Mode mode,
        Type type,
        Status status,
        boolean initiatedHere,
        @Nullable URI remoteAddress,
        @Nullable NodeKey remoteKey,
        @Nullable NodeKey localKey,
        @Nullable String safetyNumber,
        Instant created,
        @Nullable Instant lastActivity) {

    /** Whether the other side cannot be called from here: it fetches what waits for it. */
    public boolean isFetchedFrom() {
        return type == Type.PRIVATE && remoteAddress == null;
    }

    /** Whether this side cannot be called: it fetches from the other one, which can. */
    public boolean fetches() {
        return type == Type.PRIVATE && remoteAddress != null;
    }

    /** How the rules of a connection are made; fixed at creation. */
    public enum Mode {
        BASIC,
        VISUAL,
        SCRIPT
    }

    /** How the two sides reach each other. */
    public enum Type {
        PUBLIC,
        PRIVATE,
        LOCAL
    }

    /** Where a connection stands. */
    public enum Status {
        PENDING,
        ACTIVE,
        DEACTIVATED
    }
}
