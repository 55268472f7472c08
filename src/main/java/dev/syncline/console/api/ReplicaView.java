package dev.syncline.console.api;

import dev.syncline.console.queue.Replicas;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What travels with an event.
 *
 * @param first whether none travelled before it, so that everything is new
 * @param changes how it differs from what travelled before
 * @param files names of the files that go over with it
 */
record ReplicaView(JsonNode replica, boolean first, List<ChangeView> changes, List<String> files) {

    private static final JsonMapper JSON = new JsonMapper();

    static ReplicaView of(Replicas.Shown shown) {
        return new ReplicaView(
                JSON.readTree(shown.json()),
                shown.first(),
                shown.changes().stream().map(ChangeView::of).toList(),
                shown.files().stream().map(Replicas.NamedFile::name).toList());
    }
}
