package dev.syncline.outgoing;

import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.RulesInForce;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.FieldChanges;
import dev.syncline.item.Item;
import dev.syncline.item.Replica;
import dev.syncline.item.Trace;
import dev.syncline.script.Direction;
import dev.syncline.script.OutgoingResult;
import dev.syncline.script.OutgoingRun;
import dev.syncline.script.Rule;
import dev.syncline.script.Rules;
import dev.syncline.twin.History;
import dev.syncline.twin.LocalSide;
import dev.syncline.twin.SyncContent;
import dev.syncline.twin.Twin;
import dev.syncline.twin.TwinMemory;
import dev.syncline.twin.Twins;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The outgoing rules in force. */
@Component
class OutgoingRule {

    private final RulesInForce inForce;
    private final Rules rules;
    private final Twins twins;
    private final LocalSide local;
    private final Digests digests;
    private final Pictures pictures;

    OutgoingRule(RulesInForce inForce, Rules rules, Twins twins, LocalSide local, Digests digests, Pictures pictures) {
        this.inForce = inForce;
        this.rules = rules;
        this.twins = twins;
        this.local = local;
        this.digests = digests;
        this.pictures = pictures;
    }

    OfConnection of(Twin twin) {
        ConnectionId id = twin.connection();
        return new OfConnection(inForce.of(id), twin, twins.traces(id, twin.id()), twins.memory(id, twin.id()));
    }

    /** The rule of one connection, with what it knows of one twin. */
    final class OfConnection {

        private final RulesInForce.Current current;
        private final Twin twin;
        private final Rule rule;
        private final List<Trace> traces;
        private final TwinMemory memory;

        OfConnection(RulesInForce.Current current, Twin twin, List<Trace> traces, TwinMemory memory) {
            this.current = current;
            this.twin = twin;
            this.rule =
                    new Rule(current.connection().value(), current.revision(), Direction.OUTGOING, current.outgoing());
            this.traces = traces;
            this.memory = memory;
        }

        /** What was remembered of the twin when its turn came. */
        TwinMemory memory() {
            return memory;
        }

        long revision() {
            return rule.revision();
        }

        /** The line that asked the tracker for what it refused, 0 when that is not known. */
        int lineOf(TrackerFailure failure) {
            return rule.lineOf(failure, List.of(), Map.of());
        }

        /** What the rule would send of the item, every file with its digest. */
        Replica replicaOf(Item item) {
            return resultOf(item).replica();
        }

        /** What the rule makes of the item, every file with its digest. */
        OutgoingResult resultOf(Item item) {
            Item whole = whole(item);
            OutgoingResult result = rules.runOutgoing(new OutgoingRun(
                    rule, whole, memory.sent(), traces, current.facts(), local.port(current.connection())));
            Replica replica = digests.complete(item.ref(), result.replica());
            return new OutgoingResult(pictures.complete(whole, replica), result.wishes(), result.log());
        }

        /** The item as rules and the other side know it: what the tracker had no room for is there. */
        Item whole(Item item) {
            return memory.fields().whole(item);
        }

        /**
         * What is remembered of sending this replica. The first one after a copy was made here holds much that came from
         * the other side, and nobody changed; what was sent before, if anything, says nothing of that.
         *
         * @param known what the other side knows; null where that is nothing
         */
        History.Passed passed(Item item, Replica replica, @Nullable Replica known, List<String> log) {
            return new History.Passed(
                    current.connection(),
                    twin.id(),
                    Direction.OUTGOING,
                    rule.revision(),
                    item.ref(),
                    twin.remoteKey(),
                    new SyncContent(
                            item.ref().entityType(),
                            whole(item),
                            replica,
                            memory.sent(),
                            traces,
                            FieldChanges.between(memory.sent(), replica)),
                    log,
                    FieldChanges.between(known, replica));
        }
    }
}
