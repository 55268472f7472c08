package dev.syncline.change;

import dev.syncline.connector.ChangesPage.Hint;
import dev.syncline.queue.Lane;
import dev.syncline.queue.NewWork;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What a webhook or a stream brought; payload of the work that looks at it. */
record Delivery(
        String tracker,
        String id,
        List<Hint> hints,
        @Nullable String followUp) {

    static final String KIND = "webhook.delivery";

    private static final JsonMapper MAPPER = new JsonMapper();

    /** In a lane of its own: deliveries come in any order anyway. */
    NewWork toWork() {
        String about = hints.isEmpty() ? "webhook" : hints.get(0).item().key();
        return new NewWork(KIND, new Lane("webhook:" + id), null, about, MAPPER.writeValueAsString(this));
    }

    static Delivery fromPayload(String json) {
        return MAPPER.readValue(json, Delivery.class);
    }
}
