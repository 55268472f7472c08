package dev.syncline.console.api;

import dev.syncline.access.Audit;
import dev.syncline.change.Changes;
import dev.syncline.connection.Connection;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.console.Together;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.twin.Twins;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Puts items under sync on a connection, and takes them off. */
@RestController
@RequestMapping("/api/v1/connections/{id}")
class OperateApi {

    private final KnownConnections known;
    private final ObjectProvider<LocalTracker> tracker;
    private final Changes changes;
    private final Twins twins;
    private final Audit audit;
    private final Together together;

    OperateApi(
            KnownConnections known,
            ObjectProvider<LocalTracker> tracker,
            Changes changes,
            Twins twins,
            Audit audit,
            Together together) {
        this.known = known;
        this.tracker = tracker;
        this.changes = changes;
        this.twins = twins;
        this.audit = audit;
        this.together = together;
    }

    @PostMapping("/exalate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void exalate(@PathVariable String id, @RequestParam String key) {
        Connection connection = accepted(id);
        ItemRef item = item(key);
        together.all(() -> {
            changes.exalate(connection.id(), item);
            audit.record("exalated over " + connection.name(), item.key());
        });
    }

    @PostMapping("/unexalate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void unexalate(@PathVariable String id, @RequestParam String key) {
        Connection connection = accepted(id);
        ItemRef item = item(key);
        if (twins.findByLocal(connection.id(), item).isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "%s is not under sync on “%s”.".formatted(key, connection.name()));
        }
        together.all(() -> {
            changes.unexalate(connection.id(), item);
            audit.record("unexalated on " + connection.name(), item.key());
        });
    }

    private Connection accepted(String id) {
        Connection connection = known.get(id);
        if (connection.status() == Connection.Status.PENDING) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "Nobody accepted this connection yet.");
        }
        return connection;
    }

    private ItemRef item(String key) {
        Connector connector = tracker.getObject().connector();
        Optional<Item> item = connector.capabilities().entityTypes().stream()
                .flatMap(type -> connector.findByKey(type, key.strip()).stream())
                .findFirst();
        return item.map(Item::ref)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no item “%s” in the tracker.".formatted(key)));
    }
}
