package dev.syncline.incoming;

import dev.syncline.change.Changes;
import dev.syncline.change.ConnectEnded;
import dev.syncline.connection.ConnectionId;
import dev.syncline.item.ConnectMessage;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Replica;
import dev.syncline.item.Trace;
import dev.syncline.transport.Envelope;
import dev.syncline.twin.Twin;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.Twins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Keeps what two items that become a pair know of each other. Everything joins the caller's transaction. */
@Component
class KeepConnect {

    /** Stands for the copy, which does not exist, of a part that stays where it is. */
    private static final String NO_COPY = "-";

    private static final Map<String, Trace.Type> PARTS = Map.of(
            "comments", Trace.Type.COMMENT,
            "attachments", Trace.Type.ATTACHMENT,
            "workLogs", Trace.Type.WORK_LOG);

    private final Twins twins;
    private final Changes changes;
    private final ApplicationEventPublisher events;

    KeepConnect(Twins twins, Changes changes, ApplicationEventPublisher events) {
        this.twins = twins;
        this.changes = changes;
        this.events = events;
    }

    /** They asked: our item is theirs from now on, and they are told. */
    void asked(Envelope envelope, ConnectMessage message, ItemRef item) {
        ConnectionId connection = envelope.connection();
        TwinId twin = new TwinId(envelope.twin());
        Twin accepted = twins.accept(
                connection, twin, message.from().id(), message.from().key());
        twins.bind(accepted, item);
        know(accepted, message);
        changes.connected(connection, twin, item, message.bringsParts());
        events.publishEvent(
                new ConnectEnded(connection, twin, item.key(), message.from().key(), null, false));
    }

    /** They did what we asked. */
    void answered(Twin twin, ConnectMessage message) {
        know(twin, message);
        events.publishEvent(new ConnectEnded(
                twin.connection(), twin.id(), name(twin), message.from().key(), null, true));
    }

    /** They did not. */
    void refused(Twin twin, String why) {
        twins.end(twin.connection(), twin.id());
        events.publishEvent(new ConnectEnded(twin.connection(), twin.id(), name(twin), twin.remoteKey(), why, true));
    }

    static String name(Twin twin) {
        ItemRef local = twin.local();
        return local == null ? "" : local.key();
    }

    private void know(Twin twin, ConnectMessage message) {
        twins.remote(
                twin, message.from().id(), message.from().key(), message.from().url());
        twins.told(twin.connection(), twin.id(), message.replica());
        if (!message.bringsParts()) {
            twins.trace(twin.connection(), twin.id(), staying(message.replica()));
        }
    }

    /** Comments and files that stay where they are: known, so that no rule takes them for new ones. */
    private static List<Trace> staying(Replica replica) {
        List<Trace> traces = new ArrayList<>();
        PARTS.forEach((name, type) ->
                ids(replica.hub().get(name)).forEach(id -> traces.add(Trace.ofTheirs(type, NO_COPY, id))));
        return traces;
    }

    private static List<String> ids(@Nullable Object parts) {
        List<String> ids = new ArrayList<>();
        if (parts instanceof List<?> list) {
            for (Object part : list) {
                if (part instanceof Map<?, ?> entry && entry.get("id") != null) {
                    ids.add(String.valueOf(entry.get("id")));
                }
            }
        }
        return ids;
    }
}
