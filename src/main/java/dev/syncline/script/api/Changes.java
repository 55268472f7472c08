package dev.syncline.script.api;

import dev.syncline.item.Item;
import dev.syncline.script.Difference;
import dev.syncline.script.Difference.AttachmentChange;
import dev.syncline.script.Difference.CommentChange;
import dev.syncline.script.Difference.WorkLogChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The difference between a local item as it was read and as a rule left it. */
public final class Changes {

    private static final Set<String> NOT_FIELDS =
            Set.of("id", "key", "urn", "entityType", "comments", "attachments", "workLogs", "customFields");
    private static final Set<String> NEVER_CLEARED = Set.of("status", "priority", "type", "project");

    private final HubObject before;
    private final Object commentsBefore;
    private final Object attachmentsBefore;
    private final Object workLogsBefore;
    private final Map<String, @Nullable Object> plainBefore;

    /**
     * Remembers an item before a rule works on it.
     *
     * @param local null when a first sync is going to create it
     */
    public Changes(HubModel model, @Nullable Item local, HubObject hub) {
        before = local == null ? model.blank() : model.item(local, true);
        plainBefore = new Plain().of(before, "entity", 0);
        commentsBefore = Objects.requireNonNull(hub.get("comments"));
        attachmentsBefore = Objects.requireNonNull(hub.get("attachments"));
        workLogsBefore = Objects.requireNonNull(hub.get("workLogs"));
    }

    /** What the rule assigned that was not so before. */
    public Difference difference(HubObject after) {
        PartLists.check("entity", after, HubObject.class::isInstance);
        Map<String, @Nullable Object> now = new Plain().of(after, "entity", 0);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>(plainBefore.keySet());
        names.addAll(now.keySet());
        names.removeAll(NOT_FIELDS);
        for (String name : names) {
            Object value = now.get(name);
            if (!same(name, plainBefore.get(name), value) && !(value == null && NEVER_CLEARED.contains(name))) {
                fields.put(name, value);
            }
        }
        Map<String, @Nullable Object> custom = customFields(now);
        if (!custom.isEmpty()) {
            fields.put("customFields", custom);
        }
        return new Difference(after.text("entityType"), fields, comments(after), attachments(after), workLogs(after));
    }

    private static boolean same(String name, @Nullable Object one, @Nullable Object other) {
        if (name.equals("labels")) {
            return new LinkedHashSet<>(list(one)).equals(new LinkedHashSet<>(list(other)));
        }
        return Plain.same(name, one, other) || (isEmptyMap(one) && isEmptyMap(other));
    }

    private static boolean isEmptyMap(@Nullable Object value) {
        return value == null || value instanceof Map<?, ?> map && map.isEmpty();
    }

    private Map<String, @Nullable Object> customFields(Map<String, @Nullable Object> now) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        if (now.get("customFields") instanceof Map<?, ?> fields) {
            Map<?, ?> old = plainBefore.get("customFields") instanceof Map<?, ?> map ? map : Map.of();
            fields.forEach((name, value) -> {
                if (!Plain.same("", old.get(name), value)) {
                    changed.put(String.valueOf(name), value);
                }
            });
        }
        return changed;
    }

    private List<CommentChange> comments(HubObject after) {
        List<CommentChange> changes = new ArrayList<>();
        Map<String, HubObject> old = byId(before.get("comments"));
        for (HubObject comment : parts(after.get("comments"))) {
            HubObject known = comment.localIdOf() == null ? null : old.get(comment.localIdOf());
            String body = comment.text("body") == null ? "" : comment.text("body");
            boolean internal = Boolean.TRUE.equals(comment.get("internal"));
            if (known == null && comment.localIdOf() == null && !isKnown(comment.remoteIdOf(), old)) {
                changes.add(new CommentChange.Added(comment.remoteIdOf(), body, internal, executor(comment)));
            } else if (known != null
                    && !(body.equals(known.text("body")) && internal == Boolean.TRUE.equals(known.get("internal")))) {
                changes.add(new CommentChange.Changed(
                        Objects.requireNonNull(comment.localIdOf()), body, internal, executor(comment)));
            }
        }
        removed(old, after.get("comments"), commentsBefore).forEach(id -> changes.add(new CommentChange.Removed(id)));
        return changes;
    }

    private List<AttachmentChange> attachments(HubObject after) {
        List<AttachmentChange> changes = new ArrayList<>();
        Map<String, HubObject> old = byId(before.get("attachments"));
        for (HubObject file : parts(after.get("attachments"))) {
            String remoteId = file.remoteIdOf();
            if (file.localIdOf() == null && remoteId != null && !isKnown(remoteId, old)) {
                Object size = file.get("filesize");
                changes.add(new AttachmentChange.Added(
                        remoteId,
                        file.text("filename") == null ? "attachment" : file.text("filename"),
                        file.text("mimetype") == null ? "application/octet-stream" : file.text("mimetype"),
                        size instanceof Number number ? number.longValue() : 0,
                        file.text("sha256")));
            }
        }
        removed(old, after.get("attachments"), attachmentsBefore)
                .forEach(id -> changes.add(new AttachmentChange.Removed(id)));
        return changes;
    }

    private List<WorkLogChange> workLogs(HubObject after) {
        List<WorkLogChange> changes = new ArrayList<>();
        Map<String, HubObject> old = byId(before.get("workLogs"));
        for (HubObject each : parts(after.get("workLogs"))) {
            HubObject known = each.localIdOf() == null ? null : old.get(each.localIdOf());
            if (known == null && each.localIdOf() == null && !isKnown(each.remoteIdOf(), old)) {
                changes.add(new WorkLogChange.Added(each.remoteIdOf(), Works.of(each)));
            } else if (known != null && !Works.same(known, each)) {
                changes.add(new WorkLogChange.Changed(Objects.requireNonNull(each.localIdOf()), Works.of(each)));
            }
        }
        removed(old, after.get("workLogs"), workLogsBefore).forEach(id -> changes.add(new WorkLogChange.Removed(id)));
        return changes;
    }

    /** A part left out was removed, unless the list was replaced by one that never held parts of this item. */
    private static List<String> removed(Map<String, HubObject> old, @Nullable Object after, Object listBefore) {
        List<HubObject> left = parts(after);
        boolean meant = after instanceof Merged
                || after == listBefore
                || left.stream().anyMatch(part -> part.localIdOf() != null);
        List<String> gone = new ArrayList<>();
        if (meant) {
            gone.addAll(old.keySet());
            left.forEach(part -> gone.remove(part.localIdOf()));
        }
        return gone;
    }

    private static boolean isKnown(@Nullable String remoteId, Map<String, HubObject> old) {
        return remoteId != null && old.values().stream().anyMatch(part -> remoteId.equals(part.remoteIdOf()));
    }

    private static @Nullable String executor(HubObject comment) {
        return person(comment.get("executor"));
    }

    /** The strongest mark of a person, or what stands in its place. */
    static @Nullable String person(@Nullable Object given) {
        if (given instanceof HubObject person) {
            return person.kindOf().marks().stream()
                    .map(person::text)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        return given == null ? null : given.toString();
    }

    private static Map<String, HubObject> byId(@Nullable Object list) {
        Map<String, HubObject> parts = new LinkedHashMap<>();
        parts(list).forEach(part -> {
            if (part.localIdOf() != null) {
                parts.put(part.localIdOf(), part);
            }
        });
        return parts;
    }

    static List<HubObject> parts(@Nullable Object list) {
        List<HubObject> parts = new ArrayList<>();
        if (list instanceof Iterable<?> values) {
            values.forEach(each -> {
                if (each instanceof HubObject hub) {
                    parts.add(hub);
                }
            });
        }
        return parts;
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
