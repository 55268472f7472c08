package dev.syncline.console.api;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.item.ItemRef;
import dev.syncline.twin.History;
import dev.syncline.twin.PastSync;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everything that passed of one item: who changed which field, when, through which revision, on which side. */
@RestController
class TimelineApi {

    private final History history;
    private final Connections connections;

    TimelineApi(History history, Connections connections) {
        this.history = history;
        this.connections = connections;
    }

    /** The newest first, over all connections. */
    @GetMapping("/api/v1/items/{entityType}/{id}/timeline")
    Found<SyncView> timeline(
            @PathVariable String entityType,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Slicing.limit(limit);
        List<PastSync> passed = history.ofItem(new ItemRef("", "", entityType, id, ""), after, most + 1);
        Map<ConnectionId, Connection> known = connections.all(
                passed.stream().map(PastSync::connection).distinct().toList());
        return Found.of(
                passed,
                most,
                sync -> String.valueOf(sync.id()),
                sync -> SyncView.of(sync, known.get(sync.connection())));
    }
}
