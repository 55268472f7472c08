package dev.syncline.connection;

import dev.syncline.node.NodeKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a node tells everybody about itself.
 *
 * @param syncline the protocol; its presence says that this is a Syncline node
 * @param modes modes it takes part in now, in capitals
 * @param trackerAddress the tracker it stands beside; null where its administrator does not want it known
 * @param key its public key, as in {@link NodeKey#encoded()}
 */
record Card(
        @Nullable Protocol syncline,
        @Nullable String name,
        @Nullable String tracker,
        @Nullable String trackerAddress,
        @Nullable List<String> entityTypes,
        @Nullable List<String> modes,
        @Nullable String key,
        @Nullable String edition,
        @Nullable String version) {

    /** Where every node shows its card. */
    static final String PATH = "/.well-known/syncline";

    boolean offers(Connection.Mode mode) {
        return modes != null && modes.contains(mode.name());
    }

    Optional<NodeKey> nodeKey() {
        try {
            return Optional.ofNullable(key).map(NodeKey::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
