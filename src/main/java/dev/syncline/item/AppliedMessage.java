package dev.syncline.item;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a {@link SyncMessage}; the body of an envelope of kind {@code applied}.
 *
 * @param traces as the speaking side sees them: {@code localId} is its own
 * @param seen the message that was applied; null when not told
 */
public record AppliedMessage(
        Counterpart from, List<Trace> traces, @Nullable MessageNumber seen) {

    /** Kind of the envelope that carries it. */
    public static final String KIND = "applied";

    public AppliedMessage {
        traces = List.copyOf(traces);
    }

    /** An answer of a side that does not tell which message it was. */
    public AppliedMessage(Counterpart from, List<Trace> traces) {
        this(from, traces, null);
    }

    /** JSON in the notation of {@link Replica}. */
    public String toBody() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("from", from.tree());
        tree.put(
                "traces",
                traces.stream()
                        .map(trace -> List.of(trace.type().name(), trace.localId(), trace.remoteId()))
                        .toList());
        if (seen != null) {
            tree.put("seen", seen.tree());
        }
        return new Replica(tree).toJson();
    }

    /** Reads what {@link #toBody()} wrote; traces of a type this version does not know are left out. */
    public static AppliedMessage fromBody(String body) {
        Map<String, @Nullable Object> tree = Replica.fromJson(body).hub();
        List<Trace> traces = new ArrayList<>();
        if (tree.get("traces") instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof List<?> parts && parts.size() >= 3) {
                    add(traces, String.valueOf(parts.get(0)), parts);
                }
            }
        }
        return new AppliedMessage(Counterpart.of(tree), traces, MessageNumber.of(tree.get("seen")));
    }

    /** The same traces as the listening side sees them. */
    @SuppressWarnings("ArgumentSelectionDefectChecker") // what is remote here is local there
    public List<Trace> mirrored() {
        return traces.stream()
                .map(trace -> new Trace(trace.type(), trace.remoteId(), trace.localId(), !trace.ours()))
                .toList();
    }

    private static void add(List<Trace> traces, String type, List<?> parts) {
        for (Trace.Type known : Trace.Type.values()) {
            if (known.name().equals(type)) {
                traces.add(Trace.ofTheirs(known, String.valueOf(parts.get(1)), String.valueOf(parts.get(2))));
            }
        }
    }
}
