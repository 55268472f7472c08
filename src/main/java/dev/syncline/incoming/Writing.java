package dev.syncline.incoming;

import dev.syncline.connector.Capabilities.Capability;
import dev.syncline.connector.Connector;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.Attachment;
import dev.syncline.item.FieldChange;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Replica;
import dev.syncline.item.Trace;
import dev.syncline.script.Difference;
import dev.syncline.script.Difference.AttachmentChange;
import dev.syncline.script.StorePort;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes what a rule assigned, and nothing else, through the connector. */
final class Writing implements StorePort {

    private final Connector connector;
    private final Steps steps;
    private final Attaching files;
    private final Birth birth;
    private final Admitting admitting;
    private final CommentWrites comments;
    private final WholeTexts wholeTexts;
    private final WorkLogWrites workLogs;
    private final String entityType;
    private final List<FieldChange> left = new ArrayList<>();
    private final Map<String, @Nullable LongText> shortened = new LinkedHashMap<>();
    private @Nullable Item current;
    private int stores;

    Writing(
            Connector connector,
            Steps steps,
            Attaching files,
            Birth birth,
            Admitting admitting,
            Collection<Trace> traces,
            String entityType,
            @Nullable Item local) {
        this.connector = connector;
        this.steps = steps;
        this.files = files;
        this.birth = birth;
        this.admitting = admitting;
        this.wholeTexts = new WholeTexts(connector, steps, traces);
        this.comments = new CommentWrites(connector, steps, traces, wholeTexts, left);
        this.workLogs = new WorkLogWrites(connector, steps);
        this.entityType = entityType;
        this.current = local;
    }

    /** The item written to; null when there is none yet. */
    @Nullable
    Item item() {
        return current;
    }

    /** What the tracker cannot change, and the rule wanted changed. */
    List<FieldChange> left() {
        return List.copyOf(left);
    }

    /** Fields whose text did not fit, as it was shortened; null for those that did. */
    Map<String, @Nullable LongText> shortened() {
        return Collections.unmodifiableMap(shortened);
    }

    /** Goes on with an item that the rule chose. */
    void attachTo(Item existing) {
        current = existing;
    }

    @Override
    public Item store(Difference difference) {
        Item written = write(difference, true);
        ItemRef ref = Objects.requireNonNull(written).ref();
        Item fresh = connector
                .read(ref.entityType(), ref.id())
                .orElseThrow(() -> new TrackerFailure(
                        TrackerFailure.Kind.NOT_FOUND, ref.key() + " was deleted while it was written."));
        current = fresh;
        return fresh;
    }

    /** Writes what is left at the end; an empty difference creates nothing. */
    void finish(Difference difference) {
        write(difference, false);
    }

    private @Nullable Item write(Difference difference, boolean must) {
        stores++;
        if (current == null && difference.isEmpty() && !must) {
            return null;
        }
        String type = difference.entityType() == null ? entityType : difference.entityType();
        Item item = current == null ? create(type, difference) : fields(current, difference.fields());
        current = item;
        difference.fields().keySet().stream()
                .map(shortened::get)
                .filter(Objects::nonNull)
                .forEach(text -> wholeTexts.attach(item, text, false));
        difference.comments().forEach(change -> comments.write(item, change, stores));
        difference.attachments().forEach(change -> file(item, change));
        difference.workLogs().forEach(change -> workLogs.write(item, change, stores));
        return item;
    }

    private Item create(String type, Difference difference) {
        boolean before = steps.done(Intent.CREATE) != null;
        Map<String, @Nullable Object> fields = safe(type, difference.fields());
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("entityType", type);
        payload.put("fields", fields);
        Item created = Objects.requireNonNull(steps.make(
                Intent.CREATE, payload, () -> birth.of(() -> connector.create(type, birth.correlationKey(), fields))));
        return before ? fields(created, difference.fields()) : created;
    }

    private Item fields(Item item, Map<String, @Nullable Object> assigned) {
        Admitting.Admitted admitted = admitting.admit(item, safe(item.ref().entityType(), assigned));
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(admitted.fields());
        fields.entrySet()
                .removeIf(field -> same(field.getValue(), item.fields().get(field.getKey()))
                        || wasWritten(field.getKey(), field.getValue()));
        if (!fields.isEmpty()) {
            StringBuilder operation = new StringBuilder(Intent.FIELDS).append(stores);
            while (steps.done(operation.toString()) != null) {
                operation.append('+');
            }
            steps.make(
                    operation.toString(),
                    Map.of("fields", fields, "lost", admitted.lost()),
                    () -> Parts.fields(item.ref(), connector, fields));
        }
        return item;
    }

    /** Whether an earlier attempt wrote this value: whoever changed it since must not be overruled. */
    private boolean wasWritten(String field, @Nullable Object value) {
        return steps.done().stream()
                .filter(intent -> intent.operation().matches("fields:" + stores + "\\+*")
                        || (stores == 1 && intent.is(Intent.CREATE)))
                .anyMatch(intent -> intent.payload().get("fields") instanceof Map<?, ?> written
                        && written.containsKey(field)
                        && same(value, written.get(field)));
    }

    /** Values as they may be written: without what could act, and no longer than the tracker takes. */
    private Map<String, @Nullable Object> safe(String type, Map<String, @Nullable Object> assigned) {
        SafeText text = new SafeText(connector.describe(type));
        LongTexts texts = new LongTexts(connector, type);
        Map<String, @Nullable Object> safe = new LinkedHashMap<>();
        assigned.forEach((name, value) -> {
            Object harmless = value == null ? null : text.field(name, value);
            LongText longer =
                    harmless instanceof String words ? texts.field(name, words).orElse(null) : null;
            shortened.put(name, longer);
            connector.alsoCalled(type, name).forEach(also -> shortened.put(also, longer));
            safe.put(name, longer == null ? harmless : longer.shortened().text());
        });
        return safe;
    }

    private void file(Item item, AttachmentChange change) {
        ItemRef ref = item.ref();
        if (change instanceof AttachmentChange.Added added) {
            Map<String, @Nullable Object> payload = new LinkedHashMap<>();
            payload.put("remoteId", added.remoteId());
            payload.put("filename", added.filename());
            payload.put("sha256", files.sha256(added));
            payload.put(
                    "seen", item.attachments().stream().map(each -> each.id()).toList());
            steps.make(Intent.FILE + added.remoteId(), payload, () -> {
                Attachment kept = files.attach(connector, ref, added);
                return kept == null ? null : Parts.file(ref, kept);
            });
        } else if (change instanceof AttachmentChange.Removed removed) {
            if (!connector.capabilities().offers(Capability.ATTACHMENT_REMOVE)) {
                left.add(new FieldChange("attachments", FieldChange.Kind.UNCHANGEABLE, removed.id(), null, null));
                return;
            }
            steps.make(Intent.FILE_REMOVE + removed.id(), Map.of("id", removed.id()), () -> {
                connector.removeAttachment(ref, removed.id());
                return null;
            });
        }
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        return Objects.equals(one, other) || json(one).equals(json(other));
    }

    private static String json(@Nullable Object value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("value", value);
        return new Replica(map).toJson();
    }
}
