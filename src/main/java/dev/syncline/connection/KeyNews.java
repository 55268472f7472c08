package dev.syncline.connection;

import dev.syncline.node.KeyLink;
import dev.syncline.node.NodeKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the two sides of a connection tell each other about their keys, in a call and in its answer.
 *
 * @param known fingerprint of the newest key that who speaks knows of who listens
 * @param links how the key of who speaks follows from the one that who listens knew, the oldest first
 */
record KeyNews(@Nullable String known, @Nullable List<@Nullable KeyLink> links) {

    static KeyNews of(NodeKey known, List<KeyLink> links) {
        return new KeyNews(known.fingerprint(), List.copyOf(links));
    }

    /** Only which key is known, for a side that cannot be followed. */
    static KeyNews only(NodeKey known) {
        return of(known, List.of());
    }

    boolean isEmpty() {
        return links == null || links.isEmpty();
    }

    /** Where the links lead to from a key. */
    NodeKey end(NodeKey from) {
        return links == null ? from : KeyLink.end(from, links);
    }

    Optional<String> knownKey() {
        return Optional.ofNullable(known);
    }
}
