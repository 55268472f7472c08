package dev.syncline.script.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How comments and files of two sides belong together. */
final class Parts {

    private Parts() {}

    /** The local part that was made from a remote one. */
    static @Nullable HubObject twin(List<HubObject> local, HubObject remote) {
        return local.stream()
                .filter(part -> part.localIdOf() != null
                        && part.remoteIdOf() != null
                        && part.remoteIdOf().equals(remote.remoteIdOf()))
                .findFirst()
                .orElse(null);
    }

    static @Nullable HubObject sameRemote(List<HubObject> parts, HubObject remote) {
        return parts.stream()
                .filter(part -> part.remoteIdOf() != null && part.remoteIdOf().equals(remote.remoteIdOf()))
                .findFirst()
                .orElse(null);
    }

    /** Drops local copies of what the other side sent before and no longer sends. */
    static void removeWhatIsGone(
            List<HubObject> merged, List<HubObject> remote, @Nullable HubObject previous, String part, HubModel model) {
        if (previous != null) {
            List<HubObject> before = Changes.parts(previous.get(part));
            merged.removeIf(local -> local.localIdOf() != null
                    && !model.isOurs(Deltas.traced(part), local.localIdOf())
                    && cameFromThere(before, local)
                    && sameRemote(remote, local) == null);
        }
    }

    private static boolean cameFromThere(List<HubObject> before, HubObject local) {
        HubObject known = sameRemote(before, local);
        return known != null && known.get("remoteId") == null;
    }
}
