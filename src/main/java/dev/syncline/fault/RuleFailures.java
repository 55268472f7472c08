package dev.syncline.fault;

import dev.syncline.connection.ConnectionActivated;
import dev.syncline.connection.ConnectionDeleted;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which items a rule fails on, so that a connection pauses only when the rule itself is broken. */
@Component
@Transactional
public class RuleFailures {

    /** This many different items failing on one revision of a rule say that the rule is broken. */
    public static final int PAUSES_AT = 5;

    private final JdbcClient jdbc;
    private final Connections connections;
    private final Faults faults;

    RuleFailures(JdbcClient jdbc, Connections connections, Faults faults) {
        this.jdbc = jdbc;
        this.connections = connections;
        this.faults = faults;
    }

    /** Notes that a rule failed on an item, and pauses the connection when that makes too many. */
    public void failed(ConnectionId connection, String rule, long revision, String item) {
        if (isNoted(connection, rule, revision, item)) {
            return;
        }
        jdbc.sql("insert into rule_failure (connection, rule, revision, item) values (?, ?, ?, ?)")
                .param(connection.value())
                .param(rule)
                .param(revision)
                .param(item)
                .update();
        if (count(connection, rule, revision) >= PAUSES_AT) {
            pause(connection, rule, revision);
        }
    }

    /** Whether a fault or a failed rule is kept of what an attempt is about: of most there is none. */
    boolean anythingIsNoted(Attempt attempt) {
        return jdbc.sql("select exists (select 1 from fault where open = true and work_id = ?)"
                        + " or exists (select 1 from rule_failure where connection = ? and rule = ? and item = ?)")
                .param(attempt.workId())
                .param(attempt.connection().value())
                .param(attempt.rule())
                .param(attempt.item())
                .query(Boolean.class)
                .single();
    }

    /** Notes that a rule went through for an item. */
    public void passed(ConnectionId connection, String rule, String item) {
        jdbc.sql("delete from rule_failure where connection = ? and rule = ? and item = ?")
                .param(connection.value())
                .param(rule)
                .param(item)
                .update();
    }

    private void pause(ConnectionId connection, String rule, long revision) {
        connections.deactivate(connection, "The %s rule here failed on %d different items.".formatted(rule, PAUSES_AT));
        faults.report(new NewFault(
                Fault.Level.CONNECTION,
                connection,
                null,
                "The %s rule of revision %d failed on %d different items; the connection was deactivated."
                        .formatted(rule, revision, PAUSES_AT),
                rule,
                0,
                "Correct the rule, publish it, activate the connection and retry the items. Changes keep queueing.",
                null));
    }

    private boolean isNoted(ConnectionId connection, String rule, long revision, String item) {
        return jdbc.sql("select count(*) from rule_failure where connection = ? and rule = ? and revision = ?"
                                + " and item = ?")
                        .param(connection.value())
                        .param(rule)
                        .param(revision)
                        .param(item)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private long count(ConnectionId connection, String rule, long revision) {
        return jdbc.sql("select count(*) from rule_failure where connection = ? and rule = ? and revision = ?")
                .param(connection.value())
                .param(rule)
                .param(revision)
                .query(Long.class)
                .single();
    }

    @EventListener
    void activated(ConnectionActivated activated) {
        faults.resolveRules(activated.id());
    }

    @EventListener
    void forget(ConnectionDeleted deleted) {
        jdbc.sql("delete from rule_failure where connection = ?")
                .param(deleted.id().value())
                .update();
    }
}
