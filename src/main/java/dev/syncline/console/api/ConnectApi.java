package dev.syncline.console.api;

import dev.syncline.access.Audit;
import dev.syncline.change.Changes;
import dev.syncline.connection.Connection;
import dev.syncline.console.Together;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.item.ItemRef;
import dev.syncline.twin.ConnectPermits;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Connects two existing items, and lets the other side do so. */
@RestController
@RequestMapping("/api/v1/connections/{id}/connect")
class ConnectApi {

    private final KnownConnections known;
    private final ItemsByKey items;
    private final Changes changes;
    private final ConnectPermits permits;
    private final Audit audit;
    private final Together together;

    ConnectApi(
            KnownConnections known,
            ItemsByKey items,
            Changes changes,
            ConnectPermits permits,
            Audit audit,
            Together together) {
        this.known = known;
        this.items = items;
        this.changes = changes;
        this.permits = permits;
        this.audit = audit;
        this.together = together;
    }

    @GetMapping
    PermitView permitted(@PathVariable String id) {
        return new PermitView(permits.isGiven(known.get(id).id()));
    }

    /** Asks the other side for a pair; a refusal is among the errors. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    void connect(
            @PathVariable String id,
            @RequestParam String key,
            @RequestParam String remoteKey,
            @RequestParam(defaultValue = "false") boolean bringsParts) {
        Connection connection = items.accepted(id);
        if (remoteKey.isBlank()) {
            throw new ResponseStatusException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "remoteKey is empty. Send what the item is called on the other side.");
        }
        ItemRef item = items.get(key);
        together.all(() -> {
            changes.connect(connection.id(), item, "", remoteKey.strip(), bringsParts);
            audit.record("connected with %s over %s".formatted(remoteKey.strip(), connection.name()), item.key());
        });
    }

    @PostMapping("/permit")
    PermitView permit(@PathVariable String id, Principal by) {
        Connection connection = known.get(id);
        together.all(() -> {
            permits.give(connection.id(), by.getName());
            audit.record("permitted the other side to connect its items with ours", connection.name());
        });
        return permitted(id);
    }

    /** What is connected stays so. */
    @PostMapping("/withdraw")
    PermitView withdraw(@PathVariable String id) {
        Connection connection = known.get(id);
        together.all(() -> {
            permits.withdraw(connection.id());
            audit.record("withdrew the permission to connect items", connection.name());
        });
        return permitted(id);
    }
}
