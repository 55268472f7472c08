package dev.syncline.incoming;

import dev.syncline.connector.Connector;
import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Trace;
import dev.syncline.item.WorkLog;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parts of an item, each as an item that holds nothing else. */
final class Parts {

    /** A field that changes with every write and says nothing of its own. */
    private static final String UPDATED = "updated";

    private Parts() {}

    /** How an item and a replica call the list of parts of a type. */
    static String named(Trace.Type type) {
        return switch (type) {
            case COMMENT -> "comments";
            case ATTACHMENT -> "attachments";
            case WORK_LOG -> "workLogs";
        };
    }

    /** Writes fields and keeps what the tracker made of exactly these. */
    static Item fields(ItemRef ref, Connector connector, Map<String, @Nullable Object> fields) {
        Set<String> names = new LinkedHashSet<>(fields.keySet());
        Set.copyOf(names).forEach(name -> names.addAll(connector.alsoCalled(ref.entityType(), name)));
        names.add(UPDATED);
        names.addAll(connector.alsoCalled(ref.entityType(), UPDATED));
        Item item = connector.update(ref, fields);
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        names.stream()
                .filter(name -> fields.containsKey(name) || item.fields().containsKey(name))
                .forEach(name -> kept.put(name, item.fields().get(name)));
        return new Item(ref, item.revision(), kept, List.of(), List.of());
    }

    static Item comment(ItemRef ref, Comment comment) {
        return new Item(ref, "", Map.of(), List.of(comment), List.of());
    }

    static Item workLog(ItemRef ref, WorkLog workLog) {
        return new Item(ref, "", Map.of(), List.of(), List.of(), List.of(workLog));
    }

    static Item file(ItemRef ref, Attachment file) {
        return new Item(ref, "", Map.of(), List.of(), List.of(file));
    }
}
