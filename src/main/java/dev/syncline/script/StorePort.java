package dev.syncline.script;

import dev.syncline.item.Item;

/** Writes what a rule has assigned so far, and reads the item again. */
public interface StorePort {

    /** Writes the difference, creating the item when there is none yet, and returns the item as it is then. */
    Item store(Difference difference);
}
