package dev.syncline.item;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A work item as its tracker showed it at one moment.
 *
 * <p>Field names are those of the hub model ({@code summary}, {@code description}, {@code status}, {@code priority},
 * {@code labels}, {@code assignee}, {@code reporter}, {@code customFields}, {@code project}, ...) plus whatever the
 * tracker adds. Values are strings, booleans, numbers, {@link java.time.Instant}, lists and string-keyed maps of the
 * same; people are maps with the parts of {@link Person}, statuses and priorities maps with {@code name}.
 *
 * @param revision the tracker's own version mark; differs whenever the content differs
 */
public record Item(
        ItemRef ref,
        String revision,
        Map<String, @Nullable Object> fields,
        List<Comment> comments,
        List<Attachment> attachments,
        List<WorkLog> workLogs) {

    /** A field that changes with every write and says nothing of its own. */
    private static final String UPDATED = "updated";

    public Item {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        comments = List.copyOf(comments);
        attachments = List.copyOf(attachments);
        workLogs = List.copyOf(workLogs);
    }

    /** An item without work logs. */
    public Item(
            ItemRef ref,
            String revision,
            Map<String, @Nullable Object> fields,
            List<Comment> comments,
            List<Attachment> attachments) {
        this(ref, revision, fields, comments, attachments, List.of());
    }

    /** The same item with other fields. */
    public Item withFields(Map<String, @Nullable Object> others) {
        return new Item(ref, revision, others, comments, attachments, workLogs);
    }

    /** Whether people read the same in both, whenever it was written and in whatever order parts are listed. */
    public boolean saysSameAs(Item other) {
        return said().equals(other.said());
    }

    private String said() {
        Map<String, @Nullable Object> said = new TreeMap<>(fields);
        said.remove(UPDATED);
        return new Item(
                        ref,
                        "",
                        said,
                        sorted(comments, Comment::id),
                        sorted(attachments, Attachment::id),
                        sorted(workLogs, WorkLog::id))
                .toJson();
    }

    private static <T> List<T> sorted(List<T> parts, Function<T, String> id) {
        return parts.stream().sorted(Comparator.comparing(id)).toList();
    }

    /** The whole item as JSON text, in the notation of {@link Replica}. */
    public String toJson() {
        return ItemJson.write(this);
    }

    /** Reads what {@link #toJson()} wrote. */
    public static Item fromJson(String json) {
        return ItemJson.read(json);
    }
}
