package dev.syncline.twin;

import dev.syncline.item.FieldChange;
import dev.syncline.item.FieldChanges;
import dev.syncline.item.Item;
import dev.syncline.item.Replica;
import dev.syncline.item.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rule was given in one sync, and what came of it.
 *
 * @param entityType what an incoming rule creates on first sync
 * @param local the local item before the rule ran; null on a first sync that came in
 * @param replica what was sent or received
 * @param previous the replica before that one, in the same direction; null for the first
 * @param traces comments and files known on both sides before the rule ran
 * @param changes outgoing: what the replica says that the previous did not; incoming: what was written
 */
public record SyncContent(
        String entityType,
        @Nullable Item local,
        Replica replica,
        @Nullable Replica previous,
        List<Trace> traces,
        List<FieldChange> changes) {

    public SyncContent {
        traces = List.copyOf(traces);
        changes = List.copyOf(changes);
    }

    /** One JSON text a line; JSON has no line ends of its own. */
    String toText() {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>();
        rest.put("entityType", entityType);
        rest.put(
                "traces",
                traces.stream()
                        .map(trace -> List.of(trace.type().name(), trace.localId(), trace.remoteId(), trace.ours()))
                        .toList());
        return String.join(
                "\n",
                new Replica(rest).toJson(),
                local == null ? "" : local.toJson(),
                replica.toJson(),
                previous == null ? "" : previous.toJson(),
                FieldChanges.toJson(changes));
    }

    /** Reads what {@link #toText()} wrote. */
    static SyncContent fromText(String text) {
        String[] lines = text.split("\n", -1);
        Map<String, @Nullable Object> rest = Replica.fromJson(lines[0]).hub();
        return new SyncContent(
                String.valueOf(rest.get("entityType")),
                lines[1].isEmpty() ? null : Item.fromJson(lines[1]),
                Replica.fromJson(lines[2]),
                lines[3].isEmpty() ? null : Replica.fromJson(lines[3]),
                traces(rest.get("traces")),
                FieldChanges.fromJson(lines[4]));
    }

    private static List<Trace> traces(@Nullable Object list) {
        List<Trace> traces = new ArrayList<>();
        if (list instanceof List<?> all) {
            for (Object each : all) {
                if (each instanceof List<?> parts && parts.size() >= 3) {
                    traces.add(new Trace(
                            Trace.Type.valueOf(String.valueOf(parts.get(0))),
                            String.valueOf(parts.get(1)),
                            String.valueOf(parts.get(2)),
                            parts.size() == 3 || Boolean.TRUE.equals(parts.get(3))));
                }
            }
        }
        return traces;
    }
}
