package dev.syncline.script.api;

import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.Person;
import dev.syncline.item.Replica;
import dev.syncline.item.Trace;
import dev.syncline.item.WorkLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Items and replicas as the hub objects a rule works on. */
public final class HubModel {

    private final List<Trace> traces;

    public HubModel(List<Trace> traces) {
        this.traces = traces;
    }

    /**
     * A local item.
     *
     * @param writable whether custom fields the item lacks come into being when a rule names them
     */
    public HubObject item(Item item, boolean writable) {
        HubObject hub = fields(new HubObject(Kind.ITEM), item.fields(), writable);
        hub.with("id", item.ref().id())
                .with("key", item.ref().key())
                .with("urn", item.ref().key())
                .with("entityType", item.ref().entityType());
        hub.with("comments", listOf(item.comments().stream().map(this::comment).toList()));
        hub.with(
                "attachments",
                listOf(item.attachments().stream().map(this::attachment).toList()));
        hub.with("workLogs", listOf(item.workLogs().stream().map(this::workLog).toList()));
        return hub.asLocalItem();
    }

    /** The item a first sync will create. */
    public HubObject blank() {
        HubObject hub = fields(new HubObject(Kind.ITEM), Map.of(), true);
        hub.with("comments", new ArrayList<>())
                .with("attachments", new ArrayList<>())
                .with("workLogs", new ArrayList<>());
        hub.with("labels", new LinkedHashSet<>());
        return hub.asLocalItem();
    }

    /** What an outgoing rule fills. */
    public HubObject emptyReplica() {
        return fields(new HubObject(Kind.ITEM), Map.of(), true);
    }

    /** What came from the other side; {@code addedComments} and the like are seen against the replica before it. */
    public HubObject replica(Replica replica, @Nullable Replica previous) {
        HubObject hub = fields(new HubObject(Kind.ITEM), replica.hub(), false);
        Deltas deltas = new Deltas(replica, previous, this);
        for (String part : Deltas.PARTS.keySet()) {
            List<?> entries = Deltas.entries(replica, part);
            if (replica.hub().get(part) != null) {
                hub.with(part, remoteParts(entries, Deltas.kind(part)));
            }
        }
        return hub.otherwise(name ->
                deltas.isDelta(name) ? remoteParts(deltas.entries(name), deltas.kindOf(name)) : customField(hub, name));
    }

    private static List<@Nullable Object> remoteParts(List<?> entries, Kind kind) {
        List<@Nullable Object> parts = new ArrayList<>();
        for (Object entry : entries) {
            if (entry instanceof Map<?, ?> map) {
                Object id = map.get("id");
                HubObject part = new HubObject(kind, null, id == null ? null : id.toString());
                map.forEach((key, value) -> part.with(String.valueOf(key), value(String.valueOf(key), value)));
                parts.add(part);
            }
        }
        return parts;
    }

    private static HubObject fields(HubObject hub, Map<String, @Nullable Object> fields, boolean writable) {
        fields.forEach((name, value) -> hub.with(name, value(name, value)));
        hub.with("customFields", new CustomFields(fields.get("customFields"), writable));
        hub.with("customKeys", value("customKeys", fields.getOrDefault("customKeys", Map.of())));
        return hub.otherwise(name -> customField(hub, name));
    }

    /** Other names rules know a property by, then custom fields. */
    private static @Nullable Object customField(HubObject hub, String name) {
        if (name.equals("linkedIssues")) {
            return hub.valuesOf().get("issueLinks");
        }
        return hub.valuesOf().get("customFields") instanceof CustomFields custom ? custom.valueOf(name) : null;
    }

    private HubObject comment(Comment comment) {
        return part(Kind.COMMENT, comment.id(), Trace.Type.COMMENT, comment.author())
                .with("body", comment.body())
                .with("internal", comment.internal())
                .with("created", Date.from(comment.created()))
                .with("updated", Date.from(comment.updated()));
    }

    private HubObject attachment(Attachment file) {
        return part(Kind.ATTACHMENT, file.id(), Trace.Type.ATTACHMENT, file.author())
                .with("filename", file.filename())
                .with("filesize", file.size())
                .with("mimetype", file.mimetype())
                .with("sha256", file.sha256())
                .with("internal", file.internal())
                .with("created", Date.from(file.created()));
    }

    private HubObject workLog(WorkLog work) {
        return part(Kind.WORK_LOG, work.id(), Trace.Type.WORK_LOG, work.author())
                .with("comment", work.comment())
                .with("timeSpent", work.seconds())
                .with("startDate", Date.from(work.started()))
                .with("internal", work.internal())
                .with("created", Date.from(work.created()))
                .with("updated", Date.from(work.updated()));
    }

    private HubObject part(Kind kind, String id, Trace.Type type, @Nullable Person author) {
        String remoteId = traces.stream()
                .filter(trace -> trace.type() == type && trace.localId().equals(id))
                .map(Trace::remoteId)
                .findFirst()
                .orElse(null);
        return new HubObject(kind, id, remoteId)
                .with("id", id)
                .with("remoteId", remoteId)
                .with("author", author == null ? null : person(author));
    }

    private static HubObject person(Person person) {
        return new HubObject(Kind.PERSON)
                .with("key", person.key())
                .with("username", person.username())
                .with("email", person.email())
                .with("displayName", person.displayName())
                .with("active", person.active());
    }

    /** A value from outside as rules see it. */
    static @Nullable Object value(String property, @Nullable Object value) {
        if (property.equals("labels") && value instanceof Iterable<?> labels) {
            return labels(labels);
        }
        if (value instanceof Instant instant) {
            return Date.from(instant);
        }
        if (value instanceof Map<?, ?> map) {
            return map(Kind.of(property), map);
        }
        if (value instanceof Iterable<?> list) {
            List<@Nullable Object> values = new ArrayList<>();
            list.forEach(each -> values.add(value("", each)));
            return values;
        }
        return value;
    }

    private static Object map(Kind kind, Map<?, ?> map) {
        if (kind == Kind.ANY) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            map.forEach((key, value) -> values.put(String.valueOf(key), value(String.valueOf(key), value)));
            return values;
        }
        HubObject hub = new HubObject(kind);
        map.forEach((key, value) -> hub.with(String.valueOf(key), value(String.valueOf(key), value)));
        return hub;
    }

    private static Set<@Nullable Object> labels(Iterable<?> labels) {
        Set<@Nullable Object> set = new LinkedHashSet<>();
        for (Object label : labels) {
            Object text = label instanceof Map<?, ?> map ? map.get("label") : label;
            set.add(new HubObject(Kind.LABEL).with("label", String.valueOf(text)));
        }
        return set;
    }

    /** Whether a remote part came in before, even when its local copy was removed since. */
    boolean isTraced(Trace.Type type, @Nullable String remoteId) {
        return traces.stream()
                .anyMatch(trace -> trace.type() == type && trace.remoteId().equals(remoteId));
    }

    /** Whether a remote part is but the copy of one made here, whatever the other side says of it. */
    boolean isCopyOfOurs(Trace.Type type, @Nullable String remoteId) {
        return traces.stream()
                .anyMatch(trace ->
                        trace.ours() && trace.type() == type && trace.remoteId().equals(remoteId));
    }

    /** Whether a local part was made here and has a copy on the other side. */
    boolean isOurs(Trace.Type type, @Nullable String localId) {
        return traces.stream()
                .anyMatch(trace ->
                        trace.ours() && trace.type() == type && trace.localId().equals(localId));
    }

    private static List<@Nullable Object> listOf(List<HubObject> parts) {
        return new ArrayList<>(parts);
    }

    /** A person, status, ... as the tracker described it. */
    static HubObject reference(Kind kind, Map<String, @Nullable Object> parts) {
        HubObject hub = new HubObject(kind);
        parts.forEach((key, value) -> hub.with(key, value(key, value)));
        return hub;
    }
}
