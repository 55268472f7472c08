package dev.syncline.twin;

import dev.syncline.item.Item;
import dev.syncline.item.Replica;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one twin, read in one look; it holds for as long as its lane does one piece of work.
 *
 * @param sent the replica the other side knows; null before the first
 * @param received what the other side sent last; null before the first
 * @param known the local item as both sides know it: as it was last compared, with our own writes since then
 * @param unseen whether nobody compared the item since our own last write
 * @param fields who knows what of the fields
 */
public record TwinMemory(
        @Nullable Replica sent,
        @Nullable Replica received,
        @Nullable Item known,
        boolean unseen,
        FieldMemory fields) {

    static final TwinMemory NONE = new TwinMemory(null, null, null, false, FieldMemory.NONE);

    /** The item as our own last write left it, while nobody has compared it yet. */
    public Optional<Item> written() {
        return unseen ? Optional.ofNullable(known) : Optional.empty();
    }

    /** The same after the item was compared; without a replica the other side knows what it knew. */
    public TwinMemory compared(Item item, @Nullable Replica agreed, FieldMemory now) {
        return new TwinMemory(agreed == null ? sent : agreed, received, item, false, now);
    }

    /** The same after a message was applied; the item is null when nothing of it was written. */
    public TwinMemory applied(Replica message, @Nullable Item written, FieldMemory now) {
        return new TwinMemory(sent, message, written == null ? known : written, written != null || unseen, now);
    }
}
