package dev.syncline.twin;

import dev.syncline.connection.ConnectionId;
import dev.syncline.item.FieldChange;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A field whose two sides hold different values until somebody decides.
 *
 * @param field by path, as {@link dev.syncline.item.FieldPaths} names it
 * @param ours what the local item holds
 * @param theirs what the rule made of what the other side holds
 * @param fault what tells people of it
 */
public record Standoff(
        UUID id,
        ConnectionId connection,
        TwinId twin,
        String field,
        Kind kind,
        @Nullable Object ours,
        @Nullable Object theirs,
        UUID fault) {

    /** What the local item holds, as people read it. */
    public String oursText() {
        return FieldChange.text(ours);
    }

    /** What the other side holds, as people read it. */
    public String theirsText() {
        return FieldChange.text(theirs);
    }

    /** Why it stands. */
    public enum Kind {
        /** Both sides changed it, and the connection says to ask. */
        ASKED,
        /** It went back and forth by itself. */
        FLIPPING
    }
}
