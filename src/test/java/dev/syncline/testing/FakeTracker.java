package dev.syncline.testing;

import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.Capabilities;
import dev.syncline.connector.ChangesPage;
import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.Connector;
import dev.syncline.connector.DefaultRules;
import dev.syncline.connector.EntityDescription;
import dev.syncline.connector.Identity;
import dev.syncline.connector.SearchPage;
import dev.syncline.connector.TextLimit;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerKind;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.WorkLogDraft;
import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Person;
import dev.syncline.item.ReferenceKind;
import dev.syncline.item.WorkLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A tracker with a memory, and with moments at which a test lets it fail. */
public final class FakeTracker extends FakeMemory implements TrackerKind, Connector {

    /** Name of this kind. */
    public static final String NAME = "fake";

    private final Set<Capabilities.Capability> offered = EnumSet.allOf(Capabilities.Capability.class);
    private final List<EntityDescription.Field> described = new ArrayList<>(List.of(new EntityDescription.Field(
            "description", "Description", EntityDescription.FieldType.HTML, false, true, false, List.of())));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String displayName() {
        return "Fake";
    }

    @Override
    public Connector open(TrackerSettings settings) {
        return this;
    }

    @Override
    public Identity identify() {
        return new Identity(NAME, "acme", "Fake", US);
    }

    /** From now on the tracker cannot do this. */
    public void cannot(Capabilities.Capability capability) {
        offered.remove(capability);
    }

    /** From now on a text field, or {@code comments}, takes no more than this. */
    public void takes(String field, EntityDescription.FieldType type, TextLimit limit) {
        described.removeIf(each -> each.name().equals(field));
        described.add(new EntityDescription.Field(field, field, type, false, true, false, List.of(), Map.of(), limit));
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(List.of("ticket"), offered, 1000);
    }

    @Override
    public EntityDescription describe(String entityType) {
        return new EntityDescription(entityType, "Ticket", described);
    }

    @Override
    public Optional<Item> read(String entityType, String id) {
        return doing("read", () -> Optional.ofNullable(items.get(id)));
    }

    @Override
    public Optional<Item> findByKey(String entityType, String key) {
        return doing(
                "findByKey",
                () -> items.values().stream()
                        .filter(item -> item.ref().key().equals(key))
                        .findFirst());
    }

    @Override
    public SearchPage search(String entityType, String filter, @Nullable String cursor, int limit) {
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        List<ItemRef> found = items.values().stream()
                .filter(item -> matches(item, filter))
                .map(Item::ref)
                .skip(from)
                .limit(limit)
                .toList();
        return doing("search", () -> new SearchPage(found, found.size() < limit ? null : "" + (from + limit)));
    }

    /** A filter is {@code field=value}. */
    @Override
    public boolean matches(Item item, String filter) {
        String[] parts = filter.split("=", 2);
        if (parts.length != 2) {
            throw new TrackerFailure(TrackerFailure.Kind.VALIDATION, "'" + filter + "' has no '=' in it.");
        }
        return doing("matches", () -> parts[1].equals(item.fields().get(parts[0])));
    }

    @Override
    public ChangesPage changesSince(@Nullable String cursor, int limit) {
        int from = cursor == null ? hints.size() : Integer.parseInt(cursor);
        int to = Math.min(hints.size(), from + limit);
        return doing(
                "changesSince",
                () -> new ChangesPage(List.copyOf(hints.subList(from, to)), "" + to, to < hints.size()));
    }

    @Override
    public Item create(String entityType, String correlationKey, Map<String, @Nullable Object> fields) {
        return doing("create", () -> {
            Item item = put(newItem(fields));
            correlations.put(correlationKey, item.ref().id());
            calls.add("create " + item.ref().id());
            return item;
        });
    }

    @Override
    public void rehearse(String entityType, @Nullable ItemRef on, Map<String, @Nullable Object> fields) {
        doing("rehearse", () -> fields);
    }

    @Override
    public Optional<Item> findCreated(String entityType, String correlationKey) {
        return Optional.ofNullable(correlations.get(correlationKey)).map(items::get);
    }

    @Override
    public boolean isPutBackWithNode() {
        return liesInNode;
    }

    @Override
    public boolean isCopy(ItemRef ref) {
        return correlations.containsValue(ref.id());
    }

    @Override
    public Item update(ItemRef ref, Map<String, @Nullable Object> fields, @Nullable String expectedRevision) {
        return doing("update", () -> {
            Item item = item(ref.id());
            for (Map.Entry<String, @Nullable Object> field : fields.entrySet()) {
                item = withField(item, field.getKey(), field.getValue());
                for (String name : alsoCalled(ref.entityType(), field.getKey())) {
                    item = withField(item, name, field.getValue());
                }
            }
            calls.add("update " + ref.id() + " " + fields.keySet());
            Item updated = put(item);
            automation.accept(updated);
            return updated;
        });
    }

    @Override
    public Set<String> alsoCalled(String entityType, String field) {
        return !twoNames.contains(field)
                ? Set.of()
                : twoNames.stream().filter(name -> !name.equals(field)).collect(Collectors.toSet());
    }

    @Override
    public Comment addComment(ItemRef ref, CommentDraft draft) {
        return doing("addComment", () -> {
            calls.add("addComment " + ref.id() + " " + draft.body());
            return comment(ref.id(), draft, new Person(US, US, null, "Syncline", true));
        });
    }

    @Override
    public Comment changeComment(ItemRef ref, String commentId, CommentDraft draft) {
        return doing("changeComment", () -> {
            calls.add("changeComment " + ref.id() + " " + commentId);
            Comment changed = new Comment(commentId, draft.body(), draft.internal(), null, CREATED, CREATED);
            editComments(ref.id(), list -> {
                List<Comment> edited = new ArrayList<>(list);
                edited.replaceAll(each -> each.id().equals(commentId) ? changed : each);
                return edited;
            });
            return changed;
        });
    }

    @Override
    public void removeComment(ItemRef ref, String commentId) {
        calls.add("removeComment " + ref.id() + " " + commentId);
        editComments(
                ref.id(),
                list -> list.stream()
                        .filter(each -> !each.id().equals(commentId))
                        .toList());
    }

    @Override
    public WorkLog addWorkLog(ItemRef ref, WorkLogDraft draft) {
        return doing("addWorkLog", () -> {
            calls.add("addWorkLog " + ref.id() + " " + draft.comment());
            Instant started = draft.started() == null ? CREATED : draft.started();
            Item item = item(ref.id());
            List<WorkLog> all = new ArrayList<>(item.workLogs());
            WorkLog kept = new WorkLog(
                    "w" + (all.size() + 1),
                    draft.comment(),
                    draft.seconds(),
                    started,
                    draft.internal(),
                    new Person(US, US, null, "Syncline", true),
                    CREATED,
                    CREATED);
            all.add(kept);
            put(new Item(item.ref(), item.revision(), item.fields(), item.comments(), item.attachments(), all));
            return kept;
        });
    }

    @Override
    public Attachment attach(ItemRef ref, AttachmentDraft draft, InputStream content) {
        return doing("attach", () -> {
            calls.add("attach " + ref.id() + " " + draft.filename());
            try {
                return file(ref.id(), draft, content.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public void removeAttachment(ItemRef ref, String attachmentId) {
        calls.add("removeAttachment " + ref.id() + " " + attachmentId);
        Item item = item(ref.id());
        put(new Item(
                item.ref(),
                item.revision(),
                item.fields(),
                item.comments(),
                item.attachments().stream()
                        .filter(each -> !each.id().equals(attachmentId))
                        .toList()));
    }

    @Override
    public InputStream open(ItemRef ref, String attachmentId, long offset) {
        byte[] bytes = Objects.requireNonNull(files.get(attachmentId));
        return new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset);
    }

    @Override
    public Optional<InputStream> openImage(ItemRef ref, String source) {
        byte[] image = images.get(source);
        if (image == null) {
            return Optional.empty();
        }
        calls.add("openImage " + source);
        return Optional.of(new ByteArrayInputStream(image));
    }

    @Override
    public Optional<Map<String, @Nullable Object>> find(ReferenceKind kind, String name) {
        return Optional.of(Map.of("name", name));
    }

    @Override
    public URI linkTo(ItemRef ref) {
        return URI.create("https://tracker.example/" + ref.key());
    }

    @Override
    public DefaultRules defaultRules(String entityType) {
        return new DefaultRules("", "");
    }
}
