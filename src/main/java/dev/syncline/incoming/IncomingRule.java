package dev.syncline.incoming;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.connection.Revision;
import dev.syncline.connection.Revisions;
import dev.syncline.item.SyncMessage;
import dev.syncline.script.ConnectionFacts;
import dev.syncline.script.Direction;
import dev.syncline.script.IncomingResult;
import dev.syncline.script.IncomingRun;
import dev.syncline.script.Rule;
import dev.syncline.script.Rules;
import dev.syncline.script.StorePort;
import dev.syncline.script.TrackerPort;
import dev.syncline.twin.LocalSide;
import org.springframework.stereotype.Component;

/** The incoming rules in force. */
@Component
class IncomingRule {

    private final Connections connections;
    private final Revisions revisions;
    private final Rules rules;
    private final LocalSide local;

    IncomingRule(Connections connections, Revisions revisions, Rules rules, LocalSide local) {
        this.connections = connections;
        this.revisions = revisions;
        this.rules = rules;
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

        IncomingResult apply(Given given, SyncMessage message, Writing writing) {
            return rules.runIncoming(run(connection, rule, given, local.port(connection.id()), writing)
                    .withRemoteUrl(message.from().url()));
        }
    }

    static IncomingRun run(Connection connection, Rule rule, Given given, TrackerPort tracker, StorePort store) {
        return new IncomingRun(
                rule,
                given.local(),
                given.entityType(),
                given.replica(),
                given.previous(),
                given.traces(),
                new ConnectionFacts(
                        connection.id().value(),
                        connection.name(),
                        connection.localShortName(),
                        connection.remoteShortName()),
                tracker,
                store);
    }
}
