package dev.syncline.redmine;

import dev.syncline.connector.ConnectorContract;
import dev.syncline.item.ItemRef;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Redmine owes, whether the real one is asked or its simulator. */
abstract class RedmineContract extends ConnectorContract {

    @Override
    protected String entityType() {
        return "issue";
    }

    @Override
    protected Map<String, @Nullable Object> fields(String summary) {
        return new HashMap<>(Map.of("summary", summary, "description", "As it was", "tracker", "Support"));
    }

    @Override
    protected String filterFor(String summary) {
        return "tracker_id=3&subject=" + summary;
    }

    @Override
    protected String unreadableFilter() {
        return "tracker_id=3&colour=red";
    }

    @Override
    protected String rawPathOf(ItemRef item) {
        return "/issues/" + item.id() + ".json";
    }
}
