package dev.syncline.requesttracker;

import dev.syncline.connector.ConnectorContract;
import dev.syncline.item.ItemRef;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Request Tracker owes, whether the real one is asked or its simulator. */
abstract class RtContract extends ConnectorContract {

    @Override
    protected String entityType() {
        return "ticket";
    }

    @Override
    protected Map<String, @Nullable Object> fields(String summary) {
        return new HashMap<>(Map.of("summary", summary, "description", "As it was"));
    }

    @Override
    protected String filterFor(String summary) {
        return "Queue = 'Support' AND Subject = '" + summary + "'";
    }

    @Override
    protected String unreadableFilter() {
        return "Queue = 'Support' AND Colour = 'red'";
    }

    @Override
    protected String rawPathOf(ItemRef item) {
        return "/ticket/" + item.id();
    }
}
