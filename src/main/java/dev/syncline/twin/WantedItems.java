package dev.syncline.twin;

import dev.syncline.item.ItemRef;
import java.util.List;

/** Items of this node's tracker that a rule asked to bring under sync, and those to take off. */
public record WantedItems(List<ItemRef> on, List<ItemRef> off) {

    public WantedItems {
        on = List.copyOf(on);
        off = List.copyOf(off);
    }
}
