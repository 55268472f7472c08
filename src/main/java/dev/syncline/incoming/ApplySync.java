package dev.syncline.incoming;

import dev.syncline.connector.Connector;
import dev.syncline.fault.Attempt;
import dev.syncline.fault.Faults;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.SyncMessage;
import dev.syncline.item.Trace;
import dev.syncline.queue.CrashPoint;
import dev.syncline.transport.Envelope;
import dev.syncline.transport.RemoteFiles;
import dev.syncline.twin.LocalSide;
import dev.syncline.twin.SameItem;
import dev.syncline.twin.Twin;
import dev.syncline.twin.TwinMemory;
import dev.syncline.twin.Twins;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs the incoming rule and writes what it assigned. */
@Component
class ApplySync {

    private final LocalSide local;
    private final Twins twins;
    private final Intents intents;
    private final RemoteFiles remoteFiles;
    private final Faults faults;
    private final WriteResult write;
    private final KeepSync keep;
    private final Crossings crossings;
    private final Forgotten forgotten;

    ApplySync(
            LocalSide local,
            Twins twins,
            Intents intents,
            RemoteFiles remoteFiles,
            Faults faults,
            WriteResult write,
            KeepSync keep,
            Crossings crossings,
            Forgotten forgotten) {
        this.local = local;
        this.twins = twins;
        this.intents = intents;
        this.remoteFiles = remoteFiles;
        this.faults = faults;
        this.write = write;
        this.keep = keep;
        this.crossings = crossings;
        this.forgotten = forgotten;
    }

    /** Returns false when the local item is gone and the twin with it. */
    boolean apply(Envelope envelope, SyncMessage arrived, Twin twin, IncomingRule.OfConnection rule, Attempt attempt) {
        Connector connector = local.connector();
        ItemRef ref = twin.local();
        TwinMemory memory = twins.memory(twin.connection(), twin.id());
        String correlationKey = twin.correlationKey();
        String entityType = entityType(connector, arrived);
        Item before = ref == null
                ? twin.doubted() ? forgotten.find(connector, entityType, twin, arrived) : null
                : standing(connector, ref, memory);
        if (ref != null && before == null) {
            return false;
        }
        List<Trace> traces = new ArrayList<>(twins.traces(twin.connection(), twin.id()));
        Steps steps = new Steps(new KeptLedger(intents, envelope));
        steps.settle(connector, correlationKey, before, traces);
        traces.addAll(Expected.completeTraces(steps.done()));
        before = before == null || steps.done().isEmpty() ? before : again(connector, before);
        if (twin.doubted() && before != null) {
            steps.lookFirst(connector, correlationKey, before, traces);
        }
        SyncMessage message = LocalNotation.of(
                arrived, connector, before == null ? entityType : before.ref().entityType(), memory);
        Crossing crossing = crossings.of(twin, message, memory.fields(), rule.isSource());
        Merge merge = new Merge(crossing, () -> Expected.after(memory.known(), steps.done()));
        Birth birth = new Birth(correlationKey, creating -> twins.creating(twin.connection(), twin.id(), creating));
        Files files = new Files(remoteFiles, envelope, message.replica(), faults);
        Writing writing = new Writing(connector, steps, files, birth, merge, traces, entityType, before);
        CrashPoint.hit("incoming.beforeScript");
        Given given = new Given(entityType, before, message.replica(), memory.received(), traces);
        steps.within(() -> {
            WriteResult.Ended ended =
                    write.of(connector, twin, given, writing, each -> rule.apply(given, message, each));
            keep.keep(
                    new KeepSync.Applied(
                            envelope, message, twin, memory, rule.revision(), given, writing, steps, merge, ended),
                    attempt);
        });
        return true;
    }

    /** The item of the pair as it stands; null when it is gone. */
    private static @Nullable Item standing(Connector connector, ItemRef ref, TwinMemory memory) {
        Optional<Item> item = connector.read(ref.entityType(), ref.id());
        item.ifPresent(each -> SameItem.check(memory.known(), each));
        return item.orElse(null);
    }

    private static Item again(Connector connector, Item item) {
        return connector.read(item.ref().entityType(), item.ref().id()).orElse(item);
    }

    private static String entityType(Connector connector, SyncMessage message) {
        List<String> offered = connector.capabilities().entityTypes();
        String remote = message.from().entityType();
        return offered.contains(remote) ? remote : offered.get(0);
    }
}
