package dev.syncline.salesforce;

import static dev.syncline.salesforce.Json.text;

import dev.syncline.item.ItemRef;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The rows of one object in the order of their stamps.
 *
 * @param name letters only, so that it can name a part of a composite call
 * @param key field by which people know a record; empty where the rows are no items
 * @param parent field with the id of what a row belongs to; empty where the rows are items
 * @param condition what else rows must fulfil; empty for nothing
 * @param marks fields that often change, so that two changes within one second look different
 */
record Listing(String name, String object, String key, String parent, String condition, List<String> marks) {

    Listing {
        marks = List.copyOf(marks);
    }

    boolean isItem() {
        return parent.isEmpty();
    }

    String newest() {
        return "SELECT Id, SystemModstamp FROM " + object + (condition.isEmpty() ? "" : " WHERE " + condition)
                + " ORDER BY SystemModstamp DESC LIMIT 1";
    }

    /** What is stamped from a moment on, of that very moment only what comes behind an id. */
    String from(Instant moment, @Nullable String after, int limit) {
        String stamp = Soql.moment(moment);
        String where = after == null
                ? "SystemModstamp >= " + stamp
                : "(SystemModstamp > %s OR (SystemModstamp = %s AND Id > %s))"
                        .formatted(stamp, stamp, Soql.quoted(after));
        return "SELECT Id, SystemModstamp, IsDeleted%s%s%s FROM %s WHERE %s%s ORDER BY SystemModstamp, Id LIMIT %d"
                .formatted(
                        marks.stream().map(mark -> ", " + mark).collect(Collectors.joining()),
                        key.isEmpty() || key.equals("Id") ? "" : ", " + key,
                        parent.isEmpty() ? "" : ", " + parent,
                        object,
                        condition.isEmpty() ? "" : condition + " AND ",
                        where,
                        limit);
    }

    String mark(JsonNode row) {
        return marks.stream().map(mark -> text(row, mark)).collect(Collectors.joining("|"));
    }

    ItemRef ref(JsonNode row, String org) {
        String id = text(row, "Id");
        String known = key.isEmpty() ? "" : text(row, key);
        return new ItemRef(RecordItems.TRACKER, org, object, id, known.isEmpty() ? id : known);
    }
}
