package dev.syncline.twin;

import dev.syncline.connection.ConnectionId;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.RawAnswer;
import dev.syncline.connector.RawCall;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.Counterpart;
import dev.syncline.item.Farewell;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.ReferenceKind;
import dev.syncline.node.ThisNode;
import dev.syncline.script.FieldFacts;
import dev.syncline.script.FieldPlace;
import dev.syncline.script.HttpAnswer;
import dev.syncline.script.HttpCall;
import dev.syncline.script.LocalKey;
import dev.syncline.script.SyncWishes;
import dev.syncline.script.TrackerPort;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** This node's own tracker, as the engine and the rules of a connection see it. */
@Component
public class LocalSide {

    private static final Logger LOG = LoggerFactory.getLogger(LocalSide.class);

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

    /** What the other side is told of an item of ours that is gone; that it is gone even where the tracker does not answer. */
    public String farewell(ItemRef gone) {
        try {
            return farewellFor(connector().mergedInto(gone).orElse(null));
        } catch (TrackerFailure failure) {
            LOG.debug("The tracker does not say what became of {}.", gone.key(), failure);
            return Farewell.BODY;
        }
    }

    /** The same where it is known which item goes on in its place; null when none does. */
    public String farewellFor(@Nullable ItemRef successor) {
        return successor == null ? Farewell.BODY : Farewell.mergedInto(successor.key(), link(successor));
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

    /** The items a rule named; one the tracker does not have is left out, and said so in the log. */
    public WantedItems wanted(SyncWishes wishes, ItemRef self) {
        List<ItemRef> off = new ArrayList<>(found(wishes.unExalate()));
        if (wishes.unExalateThis() && !off.contains(self)) {
            off.add(self);
        }
        return new WantedItems(found(wishes.exalate()), off);
    }

    private List<ItemRef> found(List<LocalKey> keys) {
        return keys.stream().flatMap(key -> found(key).stream()).distinct().toList();
    }

    private Optional<ItemRef> found(LocalKey key) {
        Optional<String> named = Optional.ofNullable(key.entityType());
        Optional<ItemRef> ref = named
                .map(List::of)
                .orElseGet(() -> connector().capabilities().entityTypes())
                .stream()
                .map(type -> connector()
                        .read(type, key.id())
                        .or(() -> connector().findByKey(type, key.key() == null ? key.id() : key.key())))
                .flatMap(Optional::stream)
                .map(Item::ref)
                .findFirst();
        if (ref.isEmpty()) {
            LOG.warn("A rule named the item '{}' to syncHelper, and the tracker has none of that name.", key.id());
        }
        return ref;
    }

    /** The port of one connection. */
    private final class Port implements TrackerPort {

        private final ConnectionId connection;

        Port(ConnectionId connection) {
            this.connection = connection;
        }

        @Override
        public Optional<Map<String, @Nullable Object>> find(
                ReferenceKind kind, String name, @Nullable String entityType) {
            return new NamedHere(connector()).find(kind, name, entityType);
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
        public Optional<FieldFacts> field(FieldPlace place, String nameOrId) {
            return new NamedHere(connector()).field(place, nameOrId);
        }

        @Override
        public HttpAnswer call(HttpCall call) {
            RawAnswer answer =
                    connector().call(new RawCall(call.method(), call.target(), Map.of(), call.headers(), call.body()));
            return new HttpAnswer(answer.status(), answer.headers(), answer.body());
        }

        @Override
        public Optional<LocalKey> localKeyOf(String remoteId) {
            return twins.findByRemoteId(connection, remoteId)
                    .map(Twin::local)
                    .map(local -> new LocalKey(local.id(), local.key(), local.entityType()));
        }
    }
}
