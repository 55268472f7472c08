package dev.syncline.incoming;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.connection.Revision;
import dev.syncline.connection.Revisions;
import dev.syncline.item.Item;
import dev.syncline.item.Replica;
import dev.syncline.item.Trace;
import dev.syncline.script.ConnectionFacts;
import dev.syncline.script.Direction;
import dev.syncline.script.IncomingResult;
import dev.syncline.script.IncomingRun;
import dev.syncline.script.Rule;
import dev.syncline.script.Rules;
import dev.syncline.twin.LocalSide;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.Twins;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The incoming rules in force. */
@Component
class IncomingRule {

    private final Connections connections;
    private final Revisions revisions;
    private final Rules rules;
    private final Twins twins;
    private final LocalSide local;

    IncomingRule(Connections connections, Revisions revisions, Rules rules, Twins twins, LocalSide local) {
        this.connections = connections;
        this.revisions = revisions;
        this.rules = rules;
        this.twins = twins;
        this.local = local;
    }

    OfConnection of(ConnectionId id) {
        Connection connection =
                connections.find(id).orElseThrow(() -> new IllegalStateException("The connection " + id + " is gone."));
        Revision revision = revisions.published(id);
        return new OfConnection(
                connection, new Rule(id.value(), revision.number(), Direction.INCOMING, revision.incoming()));
    }

    /** The rule of one connection. */
    final class OfConnection {

        private final Connection connection;
        private final Rule rule;

        OfConnection(Connection connection, Rule rule) {
            this.connection = connection;
            this.rule = rule;
        }

        long revision() {
            return rule.revision();
        }

        IncomingResult apply(
                TwinId twin,
                @Nullable Item item,
                String entityType,
                Replica replica,
                List<Trace> traces,
                Writing writing) {
            ConnectionId id = connection.id();
            return rules.runIncoming(new IncomingRun(
                    rule,
                    item,
                    entityType,
                    replica,
                    twins.lastReceived(id, twin).orElse(null),
                    traces,
                    new ConnectionFacts(
                            id.value(), connection.name(), connection.localShortName(), connection.remoteShortName()),
                    local.port(id),
                    writing));
        }
    }
}
