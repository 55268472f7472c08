package dev.syncline.connector;

import dev.syncline.item.ItemRef;
import java.util.List;

/**
 * Hints that items changed.
 *
 * @param cursor covers everything in {@code hints}; kept only after they are kept
 * @param more whether asking again at once brings more
 */
public record ChangesPage(List<Hint> hints, String cursor, boolean more) {

    /** One item that changed, or is gone. */
    public record Hint(ItemRef item, boolean deleted) {}
}
