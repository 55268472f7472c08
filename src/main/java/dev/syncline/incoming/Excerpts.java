package dev.syncline.incoming;

import dev.syncline.item.FieldChanges;
import dev.syncline.item.Item;
import dev.syncline.twin.Excerpt;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which assigned fields hold but the beginning of what the other side said. */
final class Excerpts {

    private Excerpts() {}

    /** By the name of the field; null for one that holds all. What stayed as people here have it says nothing of that. */
    static Map<String, @Nullable Excerpt> of(KeepSync.Applied applied) {
        Map<String, @Nullable Excerpt> excerpts = new LinkedHashMap<>();
        Item now = Expected.after(applied.ended().before(), applied.steps().done());
        applied.writing().shortened().forEach((name, text) -> {
            Object held = now == null ? null : now.fields().get(name);
            if (text == null) {
                excerpts.put(name, null);
            } else if (FieldChanges.same(held, text.shortened().text()) || wasWritten(applied, name, text)) {
                excerpts.put(
                        name,
                        Excerpt.of(
                                held,
                                text.whole(),
                                text.shortened().ending(),
                                text.shortened().rest()));
            }
        });
        return excerpts;
    }

    private static boolean wasWritten(KeepSync.Applied applied, String name, LongText text) {
        return applied.steps().done().stream()
                .anyMatch(intent -> intent.payload().get("fields") instanceof Map<?, ?> written
                        && FieldChanges.same(written.get(name), text.shortened().text()));
    }
}
