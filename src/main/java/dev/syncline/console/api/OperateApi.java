package dev.syncline.console.api;

import dev.syncline.access.Audit;
import dev.syncline.change.Changes;
import dev.syncline.connection.Connection;
import dev.syncline.console.Together;
import dev.syncline.item.ItemRef;
import dev.syncline.twin.Twins;
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

    private final ItemsByKey items;
    private final Changes changes;
    private final Twins twins;
    private final Audit audit;
    private final Together together;

    OperateApi(ItemsByKey items, Changes changes, Twins twins, Audit audit, Together together) {
        this.items = items;
        this.changes = changes;
        this.twins = twins;
        this.audit = audit;
        this.together = together;
    }

    @PostMapping("/exalate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void exalate(@PathVariable String id, @RequestParam String key) {
        Connection connection = items.accepted(id);
        ItemRef item = items.get(key);
        together.all(() -> {
            changes.exalate(connection.id(), item);
            audit.record("exalated over " + connection.name(), item.key());
        });
    }

    @PostMapping("/unexalate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void unexalate(@PathVariable String id, @RequestParam String key) {
        Connection connection = items.accepted(id);
        ItemRef item = items.get(key);
        if (twins.findByLocal(connection.id(), item).isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "%s is not under sync on “%s”.".formatted(key, connection.name()));
        }
        together.all(() -> {
            changes.unexalate(connection.id(), item);
            audit.record("unexalated on " + connection.name(), item.key());
        });
    }
}
