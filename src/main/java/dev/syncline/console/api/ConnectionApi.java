package dev.syncline.console.api;

import dev.syncline.access.Audit;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connections;
import dev.syncline.console.Together;
import dev.syncline.console.connections.KnownConnections;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Activates, deactivates and deletes a connection; the other side is told. */
@RestController
@RequestMapping("/api/v1/connections/{id}")
class ConnectionApi {

    private final Connections connections;
    private final KnownConnections known;
    private final Audit audit;
    private final Together together;

    ConnectionApi(Connections connections, KnownConnections known, Audit audit, Together together) {
        this.connections = connections;
        this.known = known;
        this.audit = audit;
        this.together = together;
    }

    @PostMapping("/activate")
    ConnectionView activate(@PathVariable String id) {
        Connection connection = known.get(id);
        keep(() -> connections.activate(connection.id()), "activated a connection", connection);
        return ConnectionView.of(known.get(id));
    }

    /** Pauses; changes still queue. */
    @PostMapping("/deactivate")
    ConnectionView deactivate(@PathVariable String id, @RequestParam(defaultValue = "") String reason) {
        Connection connection = known.get(id);
        keep(() -> connections.deactivate(connection.id(), reason), "deactivated a connection", connection);
        return ConnectionView.of(known.get(id));
    }

    /** Ends it for good; the items stay on both sides. */
    @PostMapping("/delete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id, @RequestParam(defaultValue = "") String reason) {
        Connection connection = known.get(id);
        keep(() -> connections.delete(connection.id(), reason), "deleted a connection", connection);
    }

    private void keep(Runnable operation, String what, Connection connection) {
        together.all(() -> {
            operation.run();
            audit.record(what, connection.name());
        });
    }
}
