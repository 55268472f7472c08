package dev.syncline.script.api;

import dev.syncline.item.Trace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Brings the other side's comments, files or work logs to the local ones; what was made here is never touched. */
final class Merging {

    private final HubModel model;
    private final @Nullable HubObject previous;
    private final String name;
    private final Trace.Type type;
    private final BiPredicate<HubObject, HubObject> same;

    /**
     * Of one kind of part.
     *
     * @param previous the replica before; null when there was none
     * @param name where an item keeps these parts, such as {@code comments}
     * @param same whether a part says the same as it did before
     */
    Merging(HubModel model, @Nullable HubObject previous, String name, BiPredicate<HubObject, HubObject> same) {
        this.model = model;
        this.previous = previous;
        this.name = name;
        this.type = Deltas.traced(name);
        this.same = same;
    }

    /** The local parts with new ones added, changed ones rewritten and removed ones dropped. */
    Collection<HubObject> merge(HubObject entity, HubObject replica, UnaryOperator<HubObject> rendering) {
        List<HubObject> merged = new ArrayList<>(Changes.parts(entity.get(name)));
        if (replica.get(name) == null) {
            return merged;
        }
        List<HubObject> remote = Changes.parts(replica.get(name));
        for (HubObject part : remote) {
            if (!isOurs(part)) {
                take(part, merged, rendering);
            }
        }
        removeWhatIsGone(merged, remote);
        return new Merged(merged);
    }

    private void take(HubObject part, List<HubObject> merged, UnaryOperator<HubObject> rendering) {
        HubObject twin = twin(merged, part);
        if (twin == null && !model.isTraced(type, part.remoteIdOf())) {
            merged.add(rendering.apply(copy(part, null)));
        } else if (twin != null && changed(part)) {
            merged.set(merged.indexOf(twin), rendering.apply(copy(part, twin.localIdOf())));
        }
    }

    /** Made here: the other side says so, or it is known here although the other side says nothing. */
    private boolean isOurs(HubObject part) {
        return part.text("remoteId") != null || model.isCopyOfOurs(type, part.remoteIdOf());
    }

    private boolean changed(HubObject part) {
        HubObject before = previous == null ? null : sameRemote(Changes.parts(previous.get(name)), part);
        return before != null && !same.test(before, part);
    }

    private static HubObject copy(HubObject part, @Nullable String localId) {
        return part.copy(localId, part.remoteIdOf()).with("remoteId", part.remoteIdOf());
    }

    /** Drops local copies of what the other side sent before and no longer sends. */
    private void removeWhatIsGone(List<HubObject> merged, List<HubObject> remote) {
        if (previous != null) {
            List<HubObject> before = Changes.parts(previous.get(name));
            merged.removeIf(local -> local.localIdOf() != null
                    && !model.isOurs(type, local.localIdOf())
                    && cameFromThere(before, local)
                    && sameRemote(remote, local) == null);
        }
    }

    private static boolean cameFromThere(List<HubObject> before, HubObject local) {
        HubObject known = sameRemote(before, local);
        return known != null && known.get("remoteId") == null;
    }

    /** The local part that was made from a remote one. */
    private static @Nullable HubObject twin(List<HubObject> local, HubObject remote) {
        return sameRemote(
                local.stream().filter(part -> part.localIdOf() != null).toList(), remote);
    }

    private static @Nullable HubObject sameRemote(List<HubObject> parts, HubObject remote) {
        return parts.stream()
                .filter(part -> part.remoteIdOf() != null && part.remoteIdOf().equals(remote.remoteIdOf()))
                .findFirst()
                .orElse(null);
    }
}
