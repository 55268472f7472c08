package dev.syncline.connection;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How each side of a connection decides when both changed the same field. */
@Component
@Transactional
public class ConflictRules {

    /** So long what a message tells of this side is used again. */
    private static final long MEMORY = TimeUnit.SECONDS.toNanos(1);

    private static final int SIZE = 20_000;

    private final JdbcClient jdbc;
    private final Map<ConnectionId, Told> told = new ConcurrentHashMap<>();
    private final Map<ConnectionId, String> heard = new ConcurrentHashMap<>();

    ConflictRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A rule as messages told it a moment ago. */
    private record Told(ConflictRule rule, long at) {}

    /** The rule of this side. */
    @Transactional(readOnly = true)
    public ConflictRule ours(ConnectionId connection) {
        return text(connection, "ours").orElse(ConflictRule.LATEST);
    }

    /** The rule of this side as it was a moment ago, for messages to tell. */
    @Transactional(readOnly = true)
    public ConflictRule toTell(ConnectionId connection) {
        long now = System.nanoTime();
        Told last = told.get(connection);
        if (last != null && now - last.at() < MEMORY) {
            return last.rule();
        }
        if (told.size() > SIZE) {
            told.clear();
        }
        ConflictRule rule = ours(connection);
        told.put(connection, new Told(rule, now));
        return rule;
    }

    /** The rule of the other side, where it told. */
    @Transactional(readOnly = true)
    public Optional<ConflictRule> theirs(ConnectionId connection) {
        return text(connection, "theirs");
    }

    /** Chooses the rule of this side; conflicts from now on follow it. */
    public void choose(ConnectionId connection, ConflictRule rule) {
        put(connection.value(), "ours", rule.name());
    }

    /** Keeps what the other side says of itself; words nobody here knows are ignored. */
    public void heard(ConnectionId connection, String theirs) {
        if (rule(theirs).isEmpty() || theirs.equals(heard.get(connection))) {
            return;
        }
        if (heard.size() > SIZE) {
            heard.clear();
        }
        put(connection.value(), "theirs", theirs);
        heard.put(connection, theirs);
    }

    private void put(UUID connection, String column, String rule) {
        int updated = jdbc.sql("update connection_conflicts set " + column + " = ? where connection_id = ?")
                .param(rule)
                .param(connection)
                .update();
        if (updated == 0) {
            jdbc.sql("insert into connection_conflicts (connection_id, ours, theirs) values (?, ?, ?)")
                    .param(connection)
                    .param(column.equals("ours") ? rule : ConflictRule.LATEST.name())
                    .param(column.equals("theirs") ? rule : "")
                    .update();
        }
    }

    private Optional<ConflictRule> text(ConnectionId connection, String column) {
        return jdbc
                .sql("select " + column + " from connection_conflicts where connection_id = ?")
                .param(connection.value())
                .query(String.class)
                .list()
                .stream()
                .findFirst()
                .flatMap(ConflictRules::rule);
    }

    private static Optional<ConflictRule> rule(String name) {
        return Arrays.stream(ConflictRule.values())
                .filter(rule -> rule.name().equals(name))
                .findFirst();
    }
}
