package dev.syncline.connector;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tracker this node was bound to in the console.
 *
 * @param account instance the tracker named itself when it was last asked; null when it never was
 * @param version differs after every change
 */
record KeptTracker(
        String kind,
        Map<String, String> values,
        Map<String, String> secrets,
        @Nullable String account,
        long version) {

    @Override
    public String toString() {
        return "KeptTracker[" + kind + ", version " + version + "]";
    }
}
