package dev.syncline.outgoing;

import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.Replica;
import dev.syncline.item.WorkLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells whether two replicas say the same. */
final class Content {

    private Content() {}

    /** The traces that came in since do not make a replica say more. */
    static boolean same(Replica one, Replica other) {
        return untraced(one).toJson().equals(untraced(other).toJson());
    }

    /** The known item with its comments and files in the order the tracker lists them. */
    static Item inOrderOf(Item listed, Item known) {
        List<String> comments = listed.comments().stream().map(Comment::id).toList();
        List<String> files = listed.attachments().stream().map(Attachment::id).toList();
        return new Item(
                known.ref(),
                known.revision(),
                known.fields(),
                ordered(known.comments(), comments, Comment::id),
                ordered(known.attachments(), files, Attachment::id),
                ordered(
                        known.workLogs(),
                        listed.workLogs().stream().map(WorkLog::id).toList(),
                        WorkLog::id));
    }

    private static <T> List<T> ordered(List<T> parts, List<String> ids, Function<T, String> id) {
        return parts.stream()
                .sorted(Comparator.comparingInt(part -> {
                    int place = ids.indexOf(id.apply(part));
                    return place < 0 ? Integer.MAX_VALUE : place;
                }))
                .toList();
    }

    private static Replica untraced(Replica replica) {
        Map<String, @Nullable Object> hub = new LinkedHashMap<>(replica.hub());
        hub.computeIfPresent("comments", (name, parts) -> untraced(parts));
        hub.computeIfPresent("attachments", (name, parts) -> untraced(parts));
        hub.computeIfPresent("workLogs", (name, parts) -> untraced(parts));
        return new Replica(hub);
    }

    private static Object untraced(Object parts) {
        if (!(parts instanceof List<?> list)) {
            return parts;
        }
        List<@Nullable Object> without = new ArrayList<>();
        for (Object part : list) {
            if (part instanceof Map<?, ?> entry) {
                Map<Object, @Nullable Object> copy = new LinkedHashMap<>(entry);
                copy.remove("remoteId");
                without.add(copy);
            } else {
                without.add(part);
            }
        }
        return without;
    }
}
