package dev.syncline.change;

import dev.syncline.connection.ConnectionId;
import dev.syncline.item.ItemRef;
import dev.syncline.queue.Lane;
import dev.syncline.queue.NewWork;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** A trigger that could not look at an item and must look again; payload of the work that does. */
record TriggerCheck(UUID trigger, ConnectionId connection, ItemRef item) {

    static final String KIND = "trigger.check";

    private static final JsonMapper MAPPER = new JsonMapper();

    /** In a lane of its own: nothing but this trigger and this item waits for it. */
    NewWork toWork() {
        return new NewWork(
                KIND,
                new Lane(trigger + ":" + item.entityType() + ":" + item.id()),
                connection.value(),
                item.key(),
                MAPPER.writeValueAsString(this));
    }

    static TriggerCheck fromPayload(String json) {
        return MAPPER.readValue(json, TriggerCheck.class);
    }
}
