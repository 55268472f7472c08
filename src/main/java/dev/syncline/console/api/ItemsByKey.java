package dev.syncline.console.api;

import dev.syncline.connection.Connection;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The connection and the item of ours that a call is about, or an answer that says what is wrong with them. */
@Component
class ItemsByKey {

    private final KnownConnections known;
    private final ObjectProvider<LocalTracker> tracker;

    ItemsByKey(KnownConnections known, ObjectProvider<LocalTracker> tracker) {
        this.known = known;
        this.tracker = tracker;
    }

    /** A connection that somebody accepted. */
    Connection accepted(String id) {
        Connection connection = known.get(id);
        if (connection.status() == Connection.Status.PENDING) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "Nobody accepted this connection yet.");
        }
        return connection;
    }

    /** The item that people call so. */
    ItemRef get(String key) {
        Connector connector = tracker.getObject().connector();
        return connector.capabilities().entityTypes().stream()
                .flatMap(type -> connector.findByKey(type, key.strip()).stream())
                .findFirst()
                .map(Item::ref)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no item “%s” in the tracker.".formatted(key)));
    }
}
