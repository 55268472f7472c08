package dev.syncline.console.triggers;

import dev.syncline.change.Trigger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is filled in to make or change a trigger.
 *
 * @param containing a part of the name of the connections to choose from
 */
record TriggerForm(
        String entityType,
        String filter,
        String connection,
        String notes,
        @Nullable Boolean active,
        String containing) {

    TriggerForm {
        entityType = strip(entityType);
        filter = strip(filter);
        connection = strip(connection);
        notes = strip(notes);
        containing = strip(containing);
    }

    static TriggerForm of(Trigger trigger) {
        return new TriggerForm(
                trigger.entityType(),
                trigger.filter(),
                trigger.connection().toString(),
                trigger.notes(),
                trigger.active(),
                "");
    }

    /** What was typed before a session ran out. */
    static TriggerForm of(Map<String, String> typed) {
        return new TriggerForm(
                typed.getOrDefault("entityType", ""),
                typed.getOrDefault("filter", ""),
                typed.getOrDefault("connection", ""),
                typed.getOrDefault("notes", ""),
                "true".equals(typed.get("active")),
                typed.getOrDefault("containing", ""));
    }

    boolean isActive() {
        return Boolean.TRUE.equals(active);
    }

    private static String strip(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
