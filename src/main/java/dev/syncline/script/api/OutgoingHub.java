package dev.syncline.script.api;

import dev.syncline.item.Replica;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The replica an outgoing rule filled, as what travels. */
public final class OutgoingHub {

    private OutgoingHub() {}

    /**
     * Leaves out what was never set: nulls, and custom fields and keys that stayed empty.
     *
     * @param lastSent tells which comments and files were made here: those once sent without a remote id go on without one,
     *     although their copies on the other side are known by now
     */
    public static Replica replica(HubObject hub, @Nullable Replica lastSent) {
        PartLists.check("replica", hub, part -> part instanceof HubObject || part instanceof Map);
        Map<String, @Nullable Object> values =
                new LinkedHashMap<>(new Plain().withWholeFields().of(hub, "replica", 0));
        values.values().removeIf(value -> value == null);
        for (String container : List.of("customFields", "customKeys")) {
            if (values.get(container) instanceof Map<?, ?> map && map.isEmpty()) {
                values.remove(container);
            }
        }
        for (String part : Deltas.PARTS.keySet()) {
            if (lastSent != null && values.get(part) instanceof List<?> entries) {
                Set<@Nullable Object> ours = madeHere(Deltas.entries(lastSent, part));
                values.put(
                        part,
                        entries.stream().map(entry -> withoutCopy(entry, ours)).toList());
            }
        }
        return new Replica(values);
    }

    private static Set<@Nullable Object> madeHere(List<?> sent) {
        Set<@Nullable Object> ids = new HashSet<>();
        for (Object entry : sent) {
            if (entry instanceof Map<?, ?> map && map.get("id") != null && map.get("remoteId") == null) {
                ids.add(map.get("id"));
            }
        }
        return ids;
    }

    private static Object withoutCopy(Object entry, Set<@Nullable Object> ours) {
        if (entry instanceof Map<?, ?> map && ours.contains(map.get("id"))) {
            Map<Object, @Nullable Object> kept = new LinkedHashMap<>(map);
            kept.put("remoteId", null);
            return kept;
        }
        return entry;
    }
}
