package dev.syncline.connection;

import dev.syncline.connector.Connector;
import dev.syncline.connector.DefaultRules;
import dev.syncline.connector.LocalTracker;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Gives a connection the rules it starts with, so that it has rules from its first moment on. */
@Component
class FirstRules {

    private final RevisionRows rows;
    private final LocalTracker tracker;
    private final Clock clock;

    FirstRules(RevisionRows rows, @Lazy LocalTracker tracker, Clock clock) {
        this.rows = rows;
        this.tracker = tracker;
        this.clock = clock;
    }

    void publishFor(ConnectionId connection, Connection.Mode mode, String author) {
        DefaultRules rules = mode == Connection.Mode.SCRIPT ? ofTracker() : BasicRules.RULES;
        Revision first = new Revision(
                connection,
                1,
                Revision.State.PUBLISHED,
                rules.outgoing(),
                rules.incoming(),
                author,
                "Default rules",
                clock.instant());
        rows.save(new RevisionRow(first, List.of()));
    }

    private DefaultRules ofTracker() {
        Connector connector = tracker.connector();
        return connector.defaultRules(connector.capabilities().entityTypes().get(0));
    }
}
