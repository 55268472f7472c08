package dev.syncline.twin;

import dev.syncline.connection.ConnectionId;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.item.Counterpart;
import dev.syncline.item.ItemRef;
import dev.syncline.item.ReferenceKind;
import dev.syncline.node.ThisNode;
import dev.syncline.script.LocalKey;
import dev.syncline.script.TrackerPort;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** This node's own tracker, as the engine and the rules of a connection see it. */
@Component
public class LocalSide {

    private final ObjectProvider<LocalTracker> tracker;
    private final ObjectProvider<ThisNode> node;
    private final Twins twins;

    LocalSide(ObjectProvider<LocalTracker> tracker, ObjectProvider<ThisNode> node, Twins twins) {
        this.tracker = tracker;
        this.node = node;
        this.twins = twins;
    }

    public Connector connector() {
        return tracker.getObject().connector();
    }

    /** How messages to the other side name an item of ours. */
    public Counterpart counterpart(ItemRef ref) {
        return new Counterpart(ref.id(), ref.key(), link(ref), ref.entityType());
    }

    /** Where a person opens an item of ours, below this node's address as it is now; empty when no browser could. */
    private String link(ItemRef ref) {
        URI link = connector().linkTo(ref);
        if (!link.isAbsolute()) {
            String path = link.toString().startsWith("/") ? link.toString() : "/" + link;
            link = node.getObject()
                    .publicAddress()
                    .map(address -> URI.create(address + path))
                    .orElse(link);
        }
        boolean web = "https".equalsIgnoreCase(link.getScheme()) || "http".equalsIgnoreCase(link.getScheme());
        return web && link.getHost() != null ? link.toString() : "";
    }

    /** What the rules of a connection may ask of the tracker. */
    public TrackerPort port(ConnectionId connection) {
        return new Port(connection);
    }

    /** The port of one connection. */
    private final class Port implements TrackerPort {

        private final ConnectionId connection;

        Port(ConnectionId connection) {
            this.connection = connection;
        }

        @Override
        public Optional<Map<String, @Nullable Object>> find(ReferenceKind kind, String name) {
            return connector().find(kind, name);
        }

        @Override
        public String trackerUrl() {
            LocalTracker local = tracker.getObject();
            String entityType = local.connector().capabilities().entityTypes().get(0);
            ItemRef any = new ItemRef(local.kind().name(), "", entityType, "0", "0");
            String link = link(any);
            return link.isEmpty() ? "" : URI.create(link).resolve("/").toString();
        }

        @Override
        public Optional<LocalKey> localKeyOf(String remoteId) {
            return twins.findByRemoteId(connection, remoteId)
                    .map(Twin::local)
                    .map(local -> new LocalKey(local.id(), local.key(), local.entityType()));
        }
    }
}
