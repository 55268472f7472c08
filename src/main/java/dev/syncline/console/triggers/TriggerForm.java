package dev.syncline.console.triggers;

import dev.syncline.change.Trigger;
import org.jspecify.annotations.Nullable;

/** What is filled in to make or change a trigger. */
record TriggerForm(
        String entityType,
        String filter,
        String connection,
        String notes,
        @Nullable Boolean active) {

    TriggerForm {
        entityType = strip(entityType);
        filter = strip(filter);
        connection = strip(connection);
        notes = strip(notes);
    }

    static TriggerForm of(Trigger trigger) {
        return new TriggerForm(
                trigger.entityType(),
                trigger.filter(),
                trigger.connection().toString(),
                trigger.notes(),
                trigger.active());
    }

    boolean isActive() {
        return Boolean.TRUE.equals(active);
    }

    private static String strip(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
