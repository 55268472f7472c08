package dev.syncline.console.items;

import dev.syncline.access.AuditEvent;
import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.console.queue.QueueEvent;
import dev.syncline.console.queue.Wait;
import dev.syncline.fault.Fault;
import dev.syncline.twin.PastSync;
import dev.syncline.twin.Twin;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows of one item, whatever its tracker says.
 *
 * @param under where it is under sync
 * @param out where triggers leave it alone
 * @param waiting its changes that are not done, oldest first
 * @param waits why each of them waits, by its number
 * @param faults what stands in its way, by the work that is parked for it; those without work have a number below zero
 * @param passed what was synchronised, newest first
 * @param before where the next page of {@code passed} begins; null when there is none
 * @param done what people did about it, newest first
 * @param connections those in all of this that still exist
 */
public record ItemStatus(
        Map<Twin, Connection> under,
        Out out,
        List<QueueEvent> waiting,
        Map<Long, Wait> waits,
        Map<Long, Fault> faults,
        List<PastSync> passed,
        @Nullable Long before,
        List<AuditEvent> done,
        Map<ConnectionId, Connection> connections) {

    /**
     * Names of connections on which triggers leave it alone.
     *
     * @param all for whatever reason
     * @param back it was turned away, because it came from the other side
     * @param bereft it, or its counterpart, was deleted or merged
     */
    public record Out(List<String> all, List<String> back, List<String> bereft) {}

    /** What a connection in all of this is called. */
    public String name(UUID connection) {
        return KnownConnections.name(connections.get(new ConnectionId(connection)));
    }

    /** Whether this node ever had to do with the item. */
    boolean isKnown() {
        return !under.isEmpty() || !passed.isEmpty();
    }

    /** Names of the connections that somebody took it off. */
    public List<String> byHand() {
        return out.all().stream()
                .filter(each -> !out.back().contains(each) && !out.bereft().contains(each))
                .toList();
    }

    /** Whether what was made for the other side last has not arrived there yet. */
    public boolean isOnItsWay(Connection connection) {
        return waiting.stream()
                .anyMatch(each -> !each.incoming()
                        && each.envelope() != null
                        && each.envelope().connection().equals(connection.id()));
    }

    /** Faults that no waiting change stands for, such as what the other side could not apply. */
    public List<Fault> otherFaults() {
        return faults.entrySet().stream()
                .filter(entry ->
                        waiting.stream().noneMatch(each -> each.queued().work().id() == entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }
}
