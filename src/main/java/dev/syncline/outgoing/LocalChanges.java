package dev.syncline.outgoing;

import dev.syncline.item.FieldChanges;
import dev.syncline.item.FieldPaths;
import dev.syncline.item.Item;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What people and automations changed on an item since it was last known.
 *
 * @param before by path, what changed fields held
 * @param now by path, what they hold
 * @param parts whether comments, files or work logs came or went
 */
record LocalChanges(Map<String, @Nullable Object> before, Map<String, @Nullable Object> now, boolean parts) {

    /** Changes with every write and says nothing of its own. */
    private static final String UPDATED = "updated";

    /** Between two states of an item; an item that was not known before did not change. */
    static LocalChanges between(@Nullable Item known, Item item) {
        Map<String, @Nullable Object> before = new LinkedHashMap<>();
        Map<String, @Nullable Object> now = new LinkedHashMap<>();
        if (known == null) {
            return new LocalChanges(before, now, false);
        }
        Map<String, @Nullable Object> old = FieldPaths.flat(known.fields());
        Map<String, @Nullable Object> fresh = FieldPaths.flat(item.fields());
        Set<String> paths = new LinkedHashSet<>(old.keySet());
        paths.addAll(fresh.keySet());
        for (String path : paths) {
            if (!path.equals(UPDATED) && !FieldChanges.same(old.get(path), fresh.get(path))) {
                before.put(path, old.get(path));
                now.put(path, fresh.get(path));
            }
        }
        return new LocalChanges(before, now, !sameParts(known, item));
    }

    /** Whether one field changed and nothing else. */
    boolean isAlone() {
        return now.size() == 1 && !parts;
    }

    private static boolean sameParts(Item one, Item other) {
        return ids(one.comments(), each -> each.id()).equals(ids(other.comments(), each -> each.id()))
                && ids(one.attachments(), each -> each.id()).equals(ids(other.attachments(), each -> each.id()))
                && ids(one.workLogs(), each -> each.id()).equals(ids(other.workLogs(), each -> each.id()));
    }

    private static <T> Set<String> ids(List<T> parts, Function<T, String> id) {
        return new LinkedHashSet<>(parts.stream().map(id).sorted().toList());
    }
}
