package dev.syncline.script.api;

import dev.syncline.item.Replica;
import dev.syncline.item.Trace;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was added, changed and removed between two replicas. */
final class Deltas {

    static final Map<String, Kind> PARTS =
            Map.of("comments", Kind.COMMENT, "attachments", Kind.ATTACHMENT, "workLogs", Kind.WORK_LOG);

    private final Replica replica;
    private final @Nullable Replica previous;
    private final HubModel model;

    Deltas(Replica replica, @Nullable Replica previous, HubModel model) {
        this.replica = replica;
        this.model = model;
        this.previous = previous;
    }

    static Kind kind(String part) {
        return PARTS.getOrDefault(part, Kind.ANY);
    }

    /** How the traces call what a list of parts holds. */
    static Trace.Type traced(String part) {
        return switch (kind(part)) {
            case ATTACHMENT -> Trace.Type.ATTACHMENT;
            case WORK_LOG -> Trace.Type.WORK_LOG;
            default -> Trace.Type.COMMENT;
        };
    }

    boolean isDelta(String name) {
        return partOf(name) != null;
    }

    Kind kindOf(String name) {
        String part = partOf(name);
        return part == null ? Kind.ANY : kind(part);
    }

    List<?> entries(String name) {
        String part = Objects.requireNonNull(partOf(name));
        List<?> now = entries(replica, part);
        List<?> before = previous == null ? List.of() : entries(previous, part);
        if (name.startsWith("removed")) {
            return before.stream().filter(entry -> find(now, entry) == null).toList();
        }
        boolean added = name.startsWith("added");
        return now.stream()
                .filter(entry -> added
                        ? find(before, entry) == null && !isOurs(part, entry)
                        : find(before, entry) != null && changed(entry, find(before, entry)))
                .toList();
    }

    private static @Nullable String partOf(String name) {
        for (String part : PARTS.keySet()) {
            String suffix = Character.toUpperCase(part.charAt(0)) + part.substring(1);
            if (name.equals("added" + suffix) || name.equals("changed" + suffix) || name.equals("removed" + suffix)) {
                return part;
            }
        }
        return null;
    }

    static List<?> entries(Replica replica, String part) {
        return replica.hub().get(part) instanceof List<?> list ? list : List.of();
    }

    /** A remote id on a remote part is the id of ours it was made from. */
    private boolean isOurs(String part, Object entry) {
        return entry instanceof Map<?, ?> map
                && (map.get("remoteId") != null
                        || map.get("id") != null && model.isCopyOfOurs(traced(part), String.valueOf(map.get("id"))));
    }

    private static @Nullable Object find(List<?> entries, Object wanted) {
        Object id = id(wanted);
        return entries.stream()
                .filter(entry -> id != null && id.equals(id(entry)))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Object id(Object entry) {
        return entry instanceof Map<?, ?> map ? map.get("id") : null;
    }

    private static boolean changed(Object now, @Nullable Object before) {
        return now instanceof Map<?, ?> left
                && before instanceof Map<?, ?> right
                && !(Objects.equals(left.get("body"), right.get("body"))
                        && Objects.equals(left.get("internal"), right.get("internal"))
                        && Objects.equals(left.get("sha256"), right.get("sha256"))
                        && Objects.equals(left.get("comment"), right.get("comment"))
                        && Objects.equals(left.get("startDate"), right.get("startDate"))
                        && Objects.equals(
                                String.valueOf(left.get("timeSpent")), String.valueOf(right.get("timeSpent"))));
    }
}
