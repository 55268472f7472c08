package dev.syncline.console.api;

import dev.syncline.change.Trigger;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A trigger as programs see it. */
record TriggerView(
        UUID id,
        UUID connection,
        String entityType,
        String filter,
        String notes,
        boolean active,
        @Nullable String problem,
        Instant created) {

    static TriggerView of(Trigger trigger) {
        return new TriggerView(
                trigger.id(),
                trigger.connection().value(),
                trigger.entityType(),
                trigger.filter(),
                trigger.notes(),
                trigger.active(),
                trigger.problem(),
                trigger.created());
    }
}
