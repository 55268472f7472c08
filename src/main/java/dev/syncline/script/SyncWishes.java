package dev.syncline.script;

import java.util.List;

/**
 * Items of this node's tracker that a rule asked to bring under sync on its connection, or to take off.
 *
 * @param exalate items to bring under sync; those already under sync are left as they are
 * @param unExalate items to take off sync on both sides
 * @param unExalateThis whether the item the rule runs for shall go off sync, too
 */
public record SyncWishes(List<LocalKey> exalate, List<LocalKey> unExalate, boolean unExalateThis) {

    /** Nothing was asked for. */
    public static final SyncWishes NONE = new SyncWishes(List.of(), List.of(), false);

    public SyncWishes {
        exalate = List.copyOf(exalate);
        unExalate = List.copyOf(unExalate);
    }

    public boolean isEmpty() {
        return exalate.isEmpty() && unExalate.isEmpty() && !unExalateThis;
    }
}
