package dev.syncline.incoming;

import dev.syncline.connector.Connector;
import dev.syncline.fault.Attempt;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.SyncMessage;
import dev.syncline.item.Trace;
import dev.syncline.queue.CrashPoint;
import dev.syncline.script.IncomingResult;
import dev.syncline.script.LocalKey;
import dev.syncline.transport.Envelope;
import dev.syncline.transport.RemoteFiles;
import dev.syncline.twin.LocalSide;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Runs the incoming rule and writes what it assigned. */
@Component
class ApplySync {

    private final LocalSide local;
    private final Twins twins;
    private final Intents intents;
    private final RemoteFiles remoteFiles;
    private final KeepSync keep;

    ApplySync(LocalSide local, Twins twins, Intents intents, RemoteFiles remoteFiles, KeepSync keep) {
        this.local = local;
        this.twins = twins;
        this.intents = intents;
        this.remoteFiles = remoteFiles;
        this.keep = keep;
    }

    /** Returns false when the local item is gone and the twin with it. */
    boolean apply(Envelope envelope, SyncMessage message, Twin twin, IncomingRule.OfConnection rule, Attempt attempt) {
        Connector connector = local.connector();
        Item before = null;
        ItemRef ref = twin.local();
        if (ref != null) {
            Optional<Item> read = connector.read(ref.entityType(), ref.id());
            if (read.isEmpty()) {
                return false;
            }
            before = read.get();
        }
        String correlationKey = twin.correlationKey();
        List<Trace> traces = new ArrayList<>(twins.traces(twin.connection(), twin.id()));
        Steps steps = new Steps(intents, envelope);
        steps.settle(connector, correlationKey, before, traces);
        traces.addAll(Expected.traces(steps.done()));
        if (before != null && !steps.done().isEmpty()) {
            before =
                    connector.read(before.ref().entityType(), before.ref().id()).orElse(before);
        }
        String entityType = entityType(connector, message);
        Files files = new Files(remoteFiles, envelope, message.replica());
        Writing writing = new Writing(
                connector,
                steps,
                files,
                new Birth(correlationKey, creating -> twins.creating(twin.connection(), twin.id(), creating)),
                entityType,
                before);
        CrashPoint.hit("incoming.beforeScript");
        IncomingResult result = rule.apply(twin.id(), before, entityType, message.replica(), traces, writing);
        if (writing.item() == null && result.attachTo() != null) {
            before = chosen(connector, twin, entityType, Objects.requireNonNull(result.attachTo()));
            writing.attachTo(before);
        }
        writing.finish(result.difference());
        keep.keep(new KeepSync.Applied(envelope, message, twin, writing.item(), before, steps.done(), result), attempt);
        return true;
    }

    private Item chosen(Connector connector, Twin twin, String entityType, LocalKey key) {
        String type = key.entityType() == null ? entityType : key.entityType();
        String name = key.key() == null ? key.id() : key.key();
        Item item = connector
                .read(type, key.id())
                .or(() -> connector.findByKey(type, name))
                .orElseThrow(() -> new Unwritable(
                        "The rule chose '%s', but the tracker has no such %s.".formatted(name, type),
                        "Correct the rule so that it chooses an item that exists, then retry."));
        twins.findByLocal(twin.connection(), item.ref())
                .filter(other -> !other.id().equals(twin.id()))
                .ifPresent(other -> {
                    throw new Unwritable(
                            "The rule chose %s, which is under sync on this connection with %s already."
                                    .formatted(item.ref().key(), other.remoteKey()),
                            "Correct the rule, or take that item off sync, then retry.");
                });
        return item;
    }

    private static String entityType(Connector connector, SyncMessage message) {
        List<String> offered = connector.capabilities().entityTypes();
        String remote = message.from().entityType();
        return offered.contains(remote) ? remote : offered.get(0);
    }
}
