package dev.syncline.incoming;

import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.RulesInForce;
import dev.syncline.connector.TrackerFailure;
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
import java.util.Map;
import org.springframework.stereotype.Component;

/** The incoming rules in force. */
@Component
class IncomingRule {

    private final RulesInForce inForce;
    private final Rules rules;
    private final LocalSide local;

    IncomingRule(RulesInForce inForce, Rules rules, LocalSide local) {
        this.inForce = inForce;
        this.rules = rules;
        this.local = local;
    }

    OfConnection of(ConnectionId id) {
        return new OfConnection(inForce.of(id));
    }

    /** The rule of one connection. */
    final class OfConnection {

        private final RulesInForce.Current current;
        private final Rule rule;
        private Map<String, Integer> assignedIn = Map.of();

        OfConnection(RulesInForce.Current current) {
            this.current = current;
            this.rule =
                    new Rule(current.connection().value(), current.revision(), Direction.INCOMING, current.incoming());
        }

        long revision() {
            return rule.revision();
        }

        /** The line that asked the tracker for what it refused, 0 when that is not known. */
        int lineOf(TrackerFailure failure) {
            return rule.lineOf(failure, failure.fields().keySet(), assignedIn);
        }

        /** Whether this side is the source of the connection. */
        boolean isSource() {
            return current.initiatedHere();
        }

        IncomingResult apply(Given given, SyncMessage message, Writing writing) {
            IncomingResult result =
                    rules.runIncoming(run(current.facts(), rule, given, local.port(current.connection()), writing)
                            .withRemoteUrl(message.from().url()));
            assignedIn = result.assignedIn();
            return result;
        }
    }

    static IncomingRun run(ConnectionFacts connection, Rule rule, Given given, TrackerPort tracker, StorePort store) {
        return new IncomingRun(
                rule,
                given.local(),
                given.entityType(),
                given.replica(),
                given.previous(),
                given.traces(),
                connection,
                tracker,
                store);
    }
}
