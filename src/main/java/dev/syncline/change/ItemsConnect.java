package dev.syncline.change;

import dev.syncline.connection.ConnectionId;
import dev.syncline.item.ItemRef;
import dev.syncline.queue.Lane;
import dev.syncline.queue.NewWork;
import dev.syncline.twin.TwinId;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two existing items are to become a pair, or just did; payload of the work that tells the other side.
 *
 * @param item ours
 * @param wantedKey what people call theirs; empty when they asked and are told that it is done
 * @param bringsParts whether comments and files that are there already go over with the next change
 */
public record ItemsConnect(
        ConnectionId connection, TwinId twin, ItemRef item, String wantedType, String wantedKey, boolean bringsParts) {

    /** Kind of queue work that carries this record as JSON. */
    public static final String KIND = "items.connect";

    private static final JsonMapper MAPPER = new JsonMapper();

    /** Whether they asked and are told that it is done. */
    public boolean answers() {
        return wantedKey.isEmpty();
    }

    /** As work in the lane of the twin. */
    public NewWork toWork() {
        return new NewWork(
                KIND,
                new Lane(connection + ":" + twin),
                connection.value(),
                item.key(),
                MAPPER.writeValueAsString(this));
    }

    /** Reads the payload of such work. */
    public static ItemsConnect fromPayload(String json) {
        return MAPPER.readValue(json, ItemsConnect.class);
    }
}
