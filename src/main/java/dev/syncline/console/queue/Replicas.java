package dev.syncline.console.queue;

import dev.syncline.connection.ConnectionId;
import dev.syncline.item.FieldChange;
import dev.syncline.item.FieldChanges;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Replica;
import dev.syncline.item.SyncMessage;
import dev.syncline.item.Trace;
import dev.syncline.queue.Queue;
import dev.syncline.script.Direction;
import dev.syncline.transport.Envelope;
import dev.syncline.transport.RemoteFiles;
import dev.syncline.twin.History;
import dev.syncline.twin.SyncContent;
import dev.syncline.twin.Twin;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.Twins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What travels with an event, and how it differs from what travelled before it. */
@Component
public class Replicas {

    private static final int LOOKED_AT = 20;
    private static final JsonMapper JSON = new JsonMapper();

    private final Twins twins;
    private final History history;
    private final Queue queue;
    private final QueueEvents events;
    private final RemoteFiles remoteFiles;

    Replicas(Twins twins, History history, Queue queue, QueueEvents events, RemoteFiles remoteFiles) {
        this.remoteFiles = remoteFiles;
        this.twins = twins;
        this.history = history;
        this.queue = queue;
        this.events = events;
    }

    /**
     * A replica as the page shows it.
     *
     * @param first whether none travelled before it, so that everything is new
     * @param files what files it names
     */
    public record Shown(String json, boolean first, List<FieldChange> changes, List<NamedFile> files) {}

    /**
     * A file that goes over with an event.
     *
     * @param here bytes of it that are here and not written yet; null where that is not asked or not known
     */
    public record NamedFile(
            String name, @Nullable String size, @Nullable Long here) {

        NamedFile with(@Nullable Long bytes) {
            return new NamedFile(name, size, bytes);
        }

        /** As the list shows it. */
        public String words() {
            return name + (size == null ? "" : ", " + size) + (here == null ? "" : ", " + here + " of them fetched");
        }
    }

    /** Empty for events that carry no replica, or none that can be read. */
    public Optional<Shown> of(QueueEvent event) {
        return replica(event).map(replica -> {
            Replica before = before(event, replica).orElse(null);
            String json = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(replica.toJson()));
            return new Shown(json, before == null, FieldChanges.between(before, replica), files(replica));
        });
    }

    /** The files of an event that are not known to be on both sides yet; of what comes in, how much of each is here. */
    List<NamedFile> pending(QueueEvent event) {
        Envelope envelope = event.envelope();
        List<Map<?, ?>> named = replica(event).map(Replicas::attachments).orElse(List.of());
        if (envelope == null || named.isEmpty()) {
            return List.of();
        }
        Set<String> paired = twins.traces(envelope.connection(), new TwinId(envelope.twin())).stream()
                .filter(trace -> trace.type() == Trace.Type.ATTACHMENT)
                .map(trace -> event.incoming() ? trace.remoteId() : trace.localId())
                .collect(Collectors.toSet());
        return named.stream()
                .filter(each -> !paired.contains(String.valueOf(each.get("id"))))
                .map(each -> event.incoming() ? file(each).with(here(envelope, each)) : file(each))
                .toList();
    }

    private @Nullable Long here(Envelope envelope, Map<?, ?> file) {
        return file.get("id") instanceof String id
                        && file.get("sha256") instanceof String sha256
                        && file.get("filesize") instanceof Number size
                ? remoteFiles.here(envelope.connection(), envelope.twin(), id, size.longValue(), sha256)
                : null;
    }

    private static Optional<Replica> replica(QueueEvent event) {
        Envelope envelope = event.envelope();
        if (envelope == null || !envelope.kind().equals(SyncMessage.KIND)) {
            return Optional.empty();
        }
        try {
            return Optional.of(SyncMessage.fromBody(envelope.body()).replica());
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Of what comes in: what waits before it, or else what was applied last. Of what goes out: what the history says was sent
     * before exactly this.
     */
    private Optional<Replica> before(QueueEvent event, Replica replica) {
        Envelope envelope = event.envelope();
        if (envelope == null) {
            return Optional.empty();
        }
        TwinId twin = new TwinId(envelope.twin());
        return event.incoming()
                ? waitingBefore(event).or(() -> twins.lastReceived(envelope.connection(), twin))
                : sentBefore(envelope.connection(), twin, replica);
    }

    private Optional<Replica> waitingBefore(QueueEvent event) {
        return queue.ahead(event.queued().work(), LOOKED_AT).stream()
                .map(events::of)
                .flatMap(each -> replica(each).stream())
                .findFirst();
    }

    private Optional<Replica> sentBefore(ConnectionId connection, TwinId twin, Replica replica) {
        ItemRef local = twins.find(connection, twin).map(Twin::local).orElse(null);
        if (local == null) {
            return Optional.empty();
        }
        return history.ofItem(local, null, LOOKED_AT).stream()
                .filter(past -> past.connection().equals(connection)
                        && past.twin().equals(twin)
                        && past.direction() == Direction.OUTGOING)
                .flatMap(past -> history.content(connection, past.id()).stream())
                .filter(content -> content.replica().hash().equals(replica.hash()))
                .findFirst()
                .map(SyncContent::previous);
    }

    private static List<NamedFile> files(Replica replica) {
        return attachments(replica).stream().map(Replicas::file).toList();
    }

    private static List<Map<?, ?>> attachments(Replica replica) {
        List<Map<?, ?>> named = new ArrayList<>();
        if (replica.hub().get("attachments") instanceof List<?> all) {
            for (Object each : all) {
                if (each instanceof Map<?, ?> file) {
                    named.add(file);
                }
            }
        }
        return named;
    }

    private static NamedFile file(Map<?, ?> attachment) {
        Object name = attachment.get("filename");
        Object size = attachment.get("filesize") == null ? attachment.get("size") : attachment.get("filesize");
        return new NamedFile(name == null ? "a file" : name.toString(), size == null ? null : size + " bytes", null);
    }
}
