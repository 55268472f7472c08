package dev.syncline.testing;

import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.ChangeStream;
import dev.syncline.connector.ChangesPage;
import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.RateBudget;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a fake tracker remembers, what people do in it, and the moments at which it fails. */
abstract class FakeMemory {

    static final Instant CREATED = Instant.parse("2026-01-31T12:00:00Z");
    static final String US = "syncline";

    final Map<String, Item> items = new LinkedHashMap<>();
    final Map<String, String> correlations = new HashMap<>();
    private final Map<String, String> merged = new HashMap<>();
    final Map<String, byte[]> files = new HashMap<>();
    /** Images at addresses that this tracker alone serves. */
    public final Map<String, byte[]> images = new HashMap<>();

    final List<ChangesPage.Hint> hints = new ArrayList<>();
    final List<String> calls = new ArrayList<>();
    final Map<String, RuntimeException> failsBefore = new HashMap<>();
    final Map<String, RuntimeException> failsAfter = new HashMap<>();
    final Map<String, Runnable> meanwhile = new HashMap<>();
    Set<String> twoNames = Set.of();
    Consumer<Item> automation = item -> {};
    private int number;
    boolean liesInNode;
    private List<RateBudget> budgets = List.of();
    private Function<ChangeStream.Listener, Optional<ChangeStream>> streaming = listener -> Optional.empty();

    /** From now on it lies in the node's database: it is copied and put back together with it. */
    public void liesInNode() {
        liesInNode = true;
    }

    /** What is put back; numbers that were given since are not given again. */
    record Copy(Map<String, Item> items, Map<String, String> correlations, Map<String, byte[]> files, int hints) {}

    Copy copy() {
        return new Copy(new LinkedHashMap<>(items), new HashMap<>(correlations), new HashMap<>(files), hints.size());
    }

    void putBack(Copy copy) {
        replace(items, copy.items());
        replace(correlations, copy.correlations());
        replace(files, copy.files());
        hints.subList(copy.hints(), hints.size()).clear();
    }

    private static <K, V> void replace(Map<K, V> map, Map<K, V> by) {
        map.clear();
        map.putAll(by);
    }

    /** From now on the tracker tells of this limit. */
    public void tells(RateBudget budget) {
        budgets = List.of(budget);
    }

    public List<RateBudget> budgets() {
        return budgets;
    }

    /** From now on there is a stream of changes, or none where this gives none. */
    public void streams(Function<ChangeStream.Listener, Optional<ChangeStream>> offered) {
        streaming = offered;
    }

    public Optional<ChangeStream> follow(ChangeStream.Listener listener) {
        return streaming.apply(listener);
    }

    /** One value shows under each of these names. */
    public void shows(String... sameValue) {
        twoNames = Set.of(sameValue);
    }

    /** Lets the next call of this name fail before it has any effect. */
    public void failBefore(String call, RuntimeException failure) {
        failsBefore.put(call, failure);
    }

    /** Lets the next call of this name fail although it had its effect. */
    public void failAfter(String call, RuntimeException failure) {
        failsAfter.put(call, failure);
    }

    /** Does something right after the next call of this name had its effect. */
    public void meanwhile(String call, Runnable something) {
        meanwhile.put(call, something);
    }

    /** From now on a machine of the tracker acts on every item we update. */
    public void automation(Consumer<Item> machine) {
        automation = machine;
    }

    /** What was written so far, as {@code call id detail}. */
    public List<String> writes() {
        return List.copyOf(calls);
    }

    /** A person makes an item. */
    public Item person(Map<String, @Nullable Object> fields) {
        return put(newItem(fields));
    }

    /** A person changes a field. */
    public Item personSets(String id, String field, @Nullable Object value) {
        return put(withField(item(id), field, value));
    }

    /** A person adds a comment. */
    public Comment personSays(String id, String body) {
        return comment(id, new CommentDraft(body, false, "ann"), new Person("ann", "ann", null, "Ann", true));
    }

    /** A person adds a file. */
    public Attachment personAttaches(String id, String filename, byte[] bytes) {
        return file(id, new AttachmentDraft(filename, "text/plain", bytes.length, Digests.sha256(bytes), false), bytes);
    }

    /** A person deletes an item. */
    public void personDeletes(String id) {
        Item gone = Objects.requireNonNull(items.remove(id));
        hints.add(new ChangesPage.Hint(gone.ref(), true));
    }

    /** A person merges an item into another one. */
    public void personMerges(String id, String intoKey) {
        merged.put(id, intoKey);
        personDeletes(id);
    }

    public Optional<ItemRef> mergedInto(ItemRef gone) {
        return Optional.ofNullable(merged.get(gone.id()))
                .map(key -> new ItemRef(gone.tracker(), gone.account(), gone.entityType(), "id-of-" + key, key));
    }

    /** An item; one that is gone is refused as a tracker does. */
    public Item item(String id) {
        Item item = items.get(id);
        if (item == null) {
            throw new TrackerFailure(TrackerFailure.Kind.NOT_FOUND, "There is no ticket '" + id + "'.");
        }
        return item;
    }

    public List<Item> items() {
        return List.copyOf(items.values());
    }

    /** One call, with the moments at which it may fail. */
    interface Call<T> {
        T make();
    }

    final <T> T doing(String name, Call<T> call) {
        RuntimeException before = failsBefore.remove(name);
        if (before != null) {
            before.fillInStackTrace();
            throw before;
        }
        T result = call.make();
        Runnable something = meanwhile.remove(name);
        if (something != null) {
            something.run();
        }
        RuntimeException after = failsAfter.remove(name);
        if (after != null) {
            throw after;
        }
        return result;
    }

    final Item newItem(Map<String, @Nullable Object> fields) {
        String id = "" + ++number;
        return new Item(
                new ItemRef(FakeTracker.NAME, "acme", "ticket", id, "ACME-" + id), "0", fields, List.of(), List.of());
    }

    final Item put(Item item) {
        Item next = new Item(
                item.ref(), "" + ++number, item.fields(), item.comments(), item.attachments(), item.workLogs());
        items.put(item.ref().id(), next);
        hints.add(new ChangesPage.Hint(item.ref(), false));
        return next;
    }

    static Item withField(Item item, String field, @Nullable Object value) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(item.fields());
        fields.put(field, value);
        return new Item(item.ref(), item.revision(), fields, item.comments(), item.attachments(), item.workLogs());
    }

    final Comment comment(String id, CommentDraft draft, Person author) {
        Comment comment = new Comment("c" + ++number, draft.body(), draft.internal(), author, CREATED, CREATED);
        editComments(id, list -> {
            List<Comment> longer = new ArrayList<>(list);
            longer.add(comment);
            return longer;
        });
        return comment;
    }

    final void editComments(String id, UnaryOperator<List<Comment>> edit) {
        Item item = item(id);
        put(new Item(item.ref(), item.revision(), item.fields(), edit.apply(item.comments()), item.attachments()));
    }

    final Attachment file(String id, AttachmentDraft draft, byte[] bytes) {
        Attachment attachment = new Attachment(
                "f" + ++number,
                draft.filename(),
                draft.mimetype(),
                bytes.length,
                Digests.sha256(bytes),
                draft.internal(),
                null,
                CREATED);
        files.put(attachment.id(), bytes);
        Item item = item(id);
        List<Attachment> longer = new ArrayList<>(item.attachments());
        longer.add(attachment);
        put(new Item(item.ref(), item.revision(), item.fields(), item.comments(), longer));
        return attachment;
    }
}
