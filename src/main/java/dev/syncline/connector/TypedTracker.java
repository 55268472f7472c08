package dev.syncline.connector;

import java.util.Map;
import java.util.Set;

/**
 * What an administrator entered to bind this node to a tracker.
 *
 * @param kind name of the kind of tracker
 * @param values by the names of its settings; an empty secret stays as it was
 * @param forgotten names of kept secrets that are kept no longer
 * @param moved whether the items under sync are there, although another instance answers than before
 * @param anyway whether they are used although the tracker does not take them, or does not answer
 */
public record TypedTracker(
        String kind, Map<String, String> values, Set<String> forgotten, boolean moved, boolean anyway) {

    public TypedTracker {
        values = Map.copyOf(values);
        forgotten = Set.copyOf(forgotten);
    }

    @Override
    public String toString() {
        return "TypedTracker[" + kind + "]" + values.keySet();
    }
}
