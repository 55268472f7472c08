package dev.syncline.twin;

import dev.syncline.item.Item;
import dev.syncline.item.Knowledge;
import dev.syncline.item.MessageNumber;
import dev.syncline.item.Replica;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who knows what of the fields of a twin; what tells a change that crossed another from one that followed it.
 *
 * @param version beyond that of every message about the item sent or heard so far
 * @param said the last message sent; null before the first
 * @param heard the last message applied; null before the first
 * @param knows version of that message; 0 before the first
 * @param hops how many answers of rules to each other that message was away from somebody's change
 * @param fields of the local item by path, as {@link dev.syncline.item.FieldPaths} names them
 * @param told fields of the replica, by path, whose changes the other side is not known to have applied
 */
public record FieldMemory(
        long version,
        @Nullable MessageNumber said,
        @Nullable MessageNumber heard,
        long knows,
        int hops,
        Map<String, FieldPast> fields,
        Map<String, Told> told) {

    /** Of a twin nothing was remembered of yet. */
    public static final FieldMemory NONE = new FieldMemory(0, null, null, 0, 0, Map.of(), Map.of());

    private static final int MOST_EDITS = 20;

    public FieldMemory {
        fields = fields.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        told = Map.copyOf(told);
    }

    /** The value of a field as it is recognised again. */
    public static String digest(@Nullable Object value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("value", value);
        return new Replica(map).hash().substring(0, 16);
    }

    /** The last change of a field that the other side is not known to have heard of. */
    public Optional<Edit> lastUnseen(String path) {
        List<Edit> unseen = past(path).unseen();
        return unseen.isEmpty() ? Optional.empty() : Optional.of(unseen.get(unseen.size() - 1));
    }

    /** The first such change; what it replaced is what both sides agreed on. */
    public Optional<Edit> firstUnseen(String path) {
        return past(path).unseen().stream().findFirst();
    }

    /** What the rule made of this field when it ran last, where the field did not hold it. */
    public Optional<Said> said(String path) {
        return Optional.ofNullable(past(path).theirs());
    }

    /** What a message to be sent now says of what is known here; it tells of changed fields of the replica. */
    public Knowledge toSend(Collection<String> changed, int hopsNow, boolean decided, String conflicts) {
        Map<String, Long> edits = new LinkedHashMap<>();
        told.forEach((path, last) -> edits.put(path, last.version()));
        changed.forEach(path -> edits.put(path, version + 1));
        return new Knowledge(version + 1, heard, edits, hopsNow, decided, conflicts);
    }

    /**
     * A message told of changes.
     *
     * @param before what changed fields of the local item held
     * @param changed fields of the replica
     */
    public FieldMemory sent(MessageNumber number, Map<String, @Nullable Object> before, Collection<String> changed) {
        Map<String, FieldPast> next = new LinkedHashMap<>(fields);
        before.forEach((path, value) -> {
            List<Edit> edits = new ArrayList<>(past(path).unseen());
            if (edits.size() == MOST_EDITS) {
                edits.remove(1);
            }
            edits.add(new Edit(number, version + 1, knows, value));
            next.put(path, past(path).withUnseen(edits));
        });
        Map<String, Told> telling = new LinkedHashMap<>(told);
        changed.forEach(path -> telling.put(path, new Told(number, version + 1)));
        return new FieldMemory(version + 1, number, heard, knows, hops, next, telling);
    }

    /**
     * The other side has applied a message.
     *
     * @param seen null stands for all of them
     * @param prevails whether the other side let a change of ours prevail that crossed what it said in a version
     */
    public FieldMemory acknowledged(@Nullable MessageNumber seen, BiPredicate<Edit, Long> prevails) {
        Map<String, Told> left = new LinkedHashMap<>(told);
        left.values().removeIf(last -> seen == null || covers(seen, last.number()));
        FieldMemory pruned = each(past -> {
            Said theirs = past.theirs();
            List<Edit> unseen = new ArrayList<>();
            for (Edit edit : past.unseen()) {
                if (seen != null && !covers(seen, edit.number())) {
                    unseen.add(edit);
                } else if (theirs != null
                        && (edit.knew() >= theirs.version() || prevails.test(edit, theirs.version()))) {
                    theirs = null;
                }
            }
            return new FieldPast(theirs, unseen, past.swing(), past.excerpt());
        });
        return new FieldMemory(version, said, heard, knows, hops, pruned.fields(), left);
    }

    /** A life that began later covers all lives before it. */
    private boolean covers(MessageNumber seen, MessageNumber edit) {
        return seen.life().equals(edit.life())
                ? edit.number() <= seen.number()
                : said != null && seen.life().equals(said.life());
    }

    /**
     * A message was applied.
     *
     * @param result what the rule made of each field that did not hold it already
     * @param overwritten what the fields held that were written
     */
    public FieldMemory applied(
            MessageNumber number,
            Knowledge knowledge,
            Map<String, @Nullable Object> result,
            Map<String, @Nullable Object> overwritten) {
        Map<String, FieldPast> next = new LinkedHashMap<>();
        fields.forEach((path, past) -> next.put(path, past.withTheirs(null)));
        result.forEach((path, value) -> next.put(
                path,
                next.getOrDefault(path, FieldPast.NONE)
                        .withTheirs(said(path)
                                .filter(said -> said.says(value))
                                .orElseGet(() -> new Said(digest(value), knowledge.version())))));
        overwritten.forEach((path, before) -> {
            FieldPast past = next.getOrDefault(path, FieldPast.NONE);
            Swing swing = past.swing();
            Swing written = swing == null ? Swing.first(digest(before)) : swing.written(digest(before));
            next.put(path, past.withUnseen(List.of()).withSwing(written));
        });
        Map<String, Told> telling = new LinkedHashMap<>(told);
        telling.keySet().removeAll(overwritten.keySet());
        return new FieldMemory(
                Math.max(version, knowledge.version()),
                said,
                number,
                knowledge.version(),
                knowledge.hops(),
                next,
                telling);
    }

    /**
     * The item was looked at.
     *
     * @param changed what fields hold that were changed here since it was last known
     * @param first whether nobody looked since it was written for the other side
     * @param alone whether nothing else changed on the item
     */
    public FieldMemory looked(Map<String, @Nullable Object> changed, boolean first, boolean alone) {
        Map<String, FieldPast> next = new LinkedHashMap<>(fields);
        changed.forEach((path, now) -> {
            Swing swing = past(path).swing();
            boolean over = swing != null && !swing.answered();
            next.put(
                    path,
                    past(path).withSwing(over ? Objects.requireNonNull(swing).found(digest(now), first, alone) : null));
        });
        return new FieldMemory(version, said, heard, knows, hops, next, told);
    }

    /** Whether a field was changed here right over what was written for the other side. */
    public boolean isAnswered(String path) {
        Swing swing = past(path).swing();
        return swing != null && swing.answered();
    }

    /** Whether a field goes back and forth by itself. */
    public boolean isEndless(String path) {
        Swing swing = past(path).swing();
        return swing != null && swing.isEndless();
    }

    /** A field holds what the other side said. */
    public FieldMemory settled(String path) {
        Map<String, FieldPast> next = new LinkedHashMap<>(fields);
        next.computeIfPresent(path, (name, past) -> past.withUnseen(List.of()));
        return new FieldMemory(version, said, heard, knows, hops, next, told);
    }

    /** A field may go back and forth again. */
    public FieldMemory released(String path) {
        Map<String, FieldPast> next = new LinkedHashMap<>(fields);
        next.computeIfPresent(path, (name, past) -> past.withSwing(null));
        return new FieldMemory(version, said, heard, knows, 0, next, told);
    }

    /** Fields were assigned: in part, where their text was too long, or in full, which null stands for. */
    public FieldMemory excerpted(Map<String, @Nullable Excerpt> assigned) {
        Map<String, FieldPast> next = new LinkedHashMap<>(fields);
        assigned.forEach((path, excerpt) -> next.put(path, past(path).withExcerpt(excerpt)));
        return new FieldMemory(version, said, heard, knows, hops, next, told);
    }

    /** The item with the whole of every text that it holds in part. */
    public Item whole(Item item) {
        Map<String, @Nullable Object> whole = new LinkedHashMap<>(item.fields());
        fields.forEach((path, past) -> {
            Excerpt excerpt = past.excerpt();
            if (excerpt != null && whole.containsKey(path)) {
                whole.put(path, excerpt.whole(whole.get(path)));
            }
        });
        return whole.equals(item.fields())
                ? item
                : new Item(item.ref(), item.revision(), whole, item.comments(), item.attachments(), item.workLogs());
    }

    private FieldPast past(String path) {
        return fields.getOrDefault(path, FieldPast.NONE);
    }

    private FieldMemory each(UnaryOperator<FieldPast> change) {
        Map<String, FieldPast> next = new LinkedHashMap<>();
        fields.forEach((path, past) -> next.put(path, change.apply(past)));
        return new FieldMemory(version, said, heard, knows, hops, next, told);
    }

    /** JSON in the notation of {@link Replica}. */
    String toJson() {
        return FieldMemoryJson.write(this);
    }

    /** Reads what {@link #toJson()} wrote. */
    static FieldMemory fromJson(String json) {
        return FieldMemoryJson.read(json);
    }
}
