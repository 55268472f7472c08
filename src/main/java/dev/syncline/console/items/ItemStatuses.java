package dev.syncline.console.items;

import dev.syncline.access.Audit;
import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.console.queue.QueueEvents;
import dev.syncline.console.queue.Waits;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.item.ItemRef;
import dev.syncline.queue.Lane;
import dev.syncline.queue.Queue;
import dev.syncline.queue.QueuedWork;
import dev.syncline.transport.Envelopes;
import dev.syncline.twin.History;
import dev.syncline.twin.PastSync;
import dev.syncline.twin.StayOut;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what this node knows of one item; asks no tracker. */
@Component
public class ItemStatuses {

    private static final int SYNCS = 20;
    private static final int WAITING = 50;
    private static final int DEEDS = 10;

    private final Twins twins;
    private final StayOut stayOut;
    private final Connections connections;
    private final Queue queue;
    private final QueueEvents events;
    private final Waits waits;
    private final Faults faults;
    private final History history;
    private final Audit audit;

    ItemStatuses(
            Twins twins,
            StayOut stayOut,
            Connections connections,
            Queue queue,
            QueueEvents events,
            Waits waits,
            Faults faults,
            History history,
            Audit audit) {
        this.twins = twins;
        this.stayOut = stayOut;
        this.connections = connections;
        this.queue = queue;
        this.events = events;
        this.waits = waits;
        this.faults = faults;
        this.history = history;
        this.audit = audit;
    }

    /** An item of ours by its id; only type and id of {@code item} matter. */
    public ItemStatus of(ItemRef item, @Nullable Long before) {
        List<PastSync> passed = history.ofItem(item, before, SYNCS + 1);
        List<ConnectionId> out = stayOut.of(item);
        Map<ConnectionId, Connection> left = connections.all(out);
        return put(
                twins.ofItem(item),
                new ItemStatus.Out(
                        names(out, left), names(stayOut.turnedAway(item), left), names(stayOut.bereft(item), left)),
                passed,
                item.key());
    }

    private static List<String> names(List<ConnectionId> ids, Map<ConnectionId, Connection> known) {
        return ids.stream()
                .flatMap(id -> Stream.ofNullable(known.get(id)))
                .map(Connection::name)
                .toList();
    }

    /** A pair whose local item does not exist yet. */
    ItemStatus of(Twin twin) {
        return put(List.of(twin), new ItemStatus.Out(List.of(), List.of(), List.of()), List.of(), twin.remoteKey());
    }

    private ItemStatus put(List<Twin> pairs, ItemStatus.Out out, List<PastSync> passed, @Nullable String key) {
        List<PastSync> shown = passed.subList(0, Math.min(SYNCS, passed.size()));
        List<Lane> lanes = pairs.stream()
                .flatMap(twin -> Envelopes.lanes(twin.connection(), twin.id().value()).stream())
                .toList();
        List<QueuedWork> waiting = queue.inLanes(lanes, WAITING);
        Set<ConnectionId> ids = Stream.concat(
                        pairs.stream().map(Twin::connection), shown.stream().map(PastSync::connection))
                .collect(Collectors.toSet());
        Map<ConnectionId, Connection> known = connections.all(ids);
        String named = key == null || key.isEmpty() ? name(pairs, shown) : key;
        return new ItemStatus(
                under(pairs, known),
                out,
                events.of(waiting),
                waits.of(waiting),
                faults(pairs),
                shown,
                passed.size() > SYNCS ? shown.get(SYNCS - 1).id() : null,
                named.isEmpty() ? List.of() : audit.about(named, DEEDS),
                known);
    }

    private static Map<Twin, Connection> under(List<Twin> pairs, Map<ConnectionId, Connection> known) {
        Map<Twin, Connection> under = new LinkedHashMap<>();
        pairs.stream()
                .filter(twin -> known.containsKey(twin.connection()))
                .forEach(twin -> under.put(twin, known.get(twin.connection())));
        return under;
    }

    private Map<Long, Fault> faults(List<Twin> pairs) {
        Map<ConnectionId, Set<String>> named = pairs.stream()
                .collect(Collectors.groupingBy(
                        Twin::connection, Collectors.flatMapping(ItemStatuses::names, Collectors.toSet())));
        Map<Long, Fault> open = new LinkedHashMap<>();
        faults.openOf(named)
                .forEach(fault -> open.put(Objects.requireNonNullElse(fault.workId(), -1L - open.size()), fault));
        return open;
    }

    /** What faults call the item: its key here for what leaves, its key there for what comes in. */
    private static Stream<String> names(Twin twin) {
        ItemRef local = twin.local();
        return Stream.of(local == null ? null : local.key(), twin.remoteKey())
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull);
    }

    /** What people call the item, as far as this node remembers. */
    static String name(List<Twin> pairs, List<PastSync> passed) {
        return Stream.concat(
                        pairs.stream().map(Twin::local).filter(Objects::nonNull).map(ItemRef::key),
                        passed.stream().map(PastSync::localKey))
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
    }
}
