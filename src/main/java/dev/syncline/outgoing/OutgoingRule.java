package dev.syncline.outgoing;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.connection.Revision;
import dev.syncline.connection.Revisions;
import dev.syncline.item.FieldChanges;
import dev.syncline.item.Item;
import dev.syncline.item.Replica;
import dev.syncline.item.Trace;
import dev.syncline.script.ConnectionFacts;
import dev.syncline.script.Direction;
import dev.syncline.script.OutgoingResult;
import dev.syncline.script.OutgoingRun;
import dev.syncline.script.Rule;
import dev.syncline.script.Rules;
import dev.syncline.twin.History;
import dev.syncline.twin.LocalSide;
import dev.syncline.twin.SyncContent;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The outgoing rules in force. */
@Component
class OutgoingRule {

    private final Connections connections;
    private final Revisions revisions;
    private final Rules rules;
    private final Twins twins;
    private final LocalSide local;
    private final Digests digests;

    OutgoingRule(
            Connections connections, Revisions revisions, Rules rules, Twins twins, LocalSide local, Digests digests) {
        this.connections = connections;
        this.revisions = revisions;
        this.rules = rules;
        this.twins = twins;
        this.local = local;
        this.digests = digests;
    }

    OfConnection of(Twin twin) {
        ConnectionId id = twin.connection();
        Connection connection =
                connections.find(id).orElseThrow(() -> new IllegalStateException("The connection " + id + " is gone."));
        Revision revision = revisions.published(id);
        return new OfConnection(
                connection,
                twin,
                new Rule(id.value(), revision.number(), Direction.OUTGOING, revision.outgoing()),
                twins.traces(id, twin.id()),
                twins.lastSent(id, twin.id()).orElse(null));
    }

    /** The rule of one connection, with what it knows of one twin. */
    final class OfConnection {

        private final Connection connection;
        private final Twin twin;
        private final Rule rule;
        private final List<Trace> traces;
        private final @Nullable Replica lastSent;

        OfConnection(Connection connection, Twin twin, Rule rule, List<Trace> traces, @Nullable Replica lastSent) {
            this.connection = connection;
            this.twin = twin;
            this.rule = rule;
            this.traces = traces;
            this.lastSent = lastSent;
        }

        long revision() {
            return rule.revision();
        }

        /** What the rule would send of the item, every file with its digest. */
        Replica replicaOf(Item item) {
            return resultOf(item).replica();
        }

        /** What the rule makes of the item, every file with its digest. */
        OutgoingResult resultOf(Item item) {
            ConnectionFacts facts = new ConnectionFacts(
                    connection.id().value(),
                    connection.name(),
                    connection.localShortName(),
                    connection.remoteShortName());
            OutgoingResult result = rules.runOutgoing(
                    new OutgoingRun(rule, item, lastSent, traces, facts, local.port(connection.id())));
            return new OutgoingResult(digests.complete(item.ref(), result.replica()), result.wishes(), result.log());
        }

        /** What is remembered of sending this replica. */
        History.Passed passed(Item item, Replica replica) {
            return new History.Passed(
                    connection.id(),
                    twin.id(),
                    Direction.OUTGOING,
                    rule.revision(),
                    item.ref(),
                    twin.remoteKey(),
                    new SyncContent(
                            item.ref().entityType(),
                            item,
                            replica,
                            lastSent,
                            traces,
                            FieldChanges.between(lastSent, replica)));
        }
    }
}
