package dev.syncline.connection;

import dev.syncline.script.Direction;
import dev.syncline.script.Problem;
import dev.syncline.script.Rules;
import dev.syncline.script.TrackerFields;
import java.time.Clock;
import java.util.ConcurrentModificationException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The rules of each connection and their history. */
@Component
public class Revisions {

    private static final int LONGEST_NOTE = 500;

    private final RevisionRows rows;
    private final ConnectionRows connections;
    private final Rules rules;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final ObjectProvider<TriggersNow> triggers;

    Revisions(
            RevisionRows rows,
            ConnectionRows connections,
            Rules rules,
            Clock clock,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            ObjectProvider<TriggersNow> triggers) {
        this.rows = rows;
        this.connections = connections;
        this.rules = rules;
        this.clock = clock;
        this.events = events;
        this.transaction = transaction;
        this.triggers = triggers;
    }

    /** The rules in force; every connection has them from its first moment on. */
    public Revision published(ConnectionId connection) {
        return row(connection).toRevision();
    }

    /** One revision; empty when there is none of that number. */
    public Optional<Revision> find(ConnectionId connection, long number) {
        return rows.findById(new RevisionRow.Key(connection.value(), number)).map(RevisionRow::toRevision);
    }

    /** Revisions without their texts, newest first. */
    public Page<RevisionSummary> page(ConnectionId connection, Pageable page) {
        return rows.summaries(connection.value(), page);
    }

    /** The triggers of the connection when a revision was published; empty when they were not kept yet. */
    public Optional<List<TriggerThen>> triggers(ConnectionId connection, long number) {
        return rows.findById(new RevisionRow.Key(connection.value(), number)).flatMap(RevisionRow::triggers);
    }

    /** The triggers of the connection as a revision published now would keep them. */
    public List<TriggerThen> triggersNow(ConnectionId connection) {
        TriggersNow now = triggers.getIfAvailable();
        return now == null ? List.of() : now.of(connection);
    }

    /** All revisions, newest first. */
    public List<Revision> history(ConnectionId connection) {
        return rows.findByIdConnectionIdOrderByIdNumberDesc(connection.value()).stream()
                .map(RevisionRow::toRevision)
                .toList();
    }

    /**
     * Publishes new rules; the ones before retire. When a rule does not compile nothing changes.
     *
     * @param basedOn number of the revision the author started from
     * @return problems by direction; empty when the rules are in force
     * @throws ConcurrentModificationException when somebody published after {@code basedOn}
     * @throws Refusal in Basic mode, whose rules are fixed
     */
    public Map<Direction, List<Problem>> publish(
            ConnectionId connection, long basedOn, String outgoing, String incoming, String author, String note) {
        mustBeScripted(connection);
        checkNote(note);
        Map<Direction, List<Problem>> problems = problems(outgoing, incoming);
        if (!problems.isEmpty()) {
            return problems;
        }
        try {
            transaction.executeWithoutResult(status -> replace(
                    basedOn,
                    new Revision(
                            connection,
                            basedOn + 1,
                            Revision.State.PUBLISHED,
                            outgoing,
                            incoming,
                            author,
                            note,
                            clock.instant())));
        } catch (DataIntegrityViolationException e) {
            throw outrun(basedOn);
        }
        return problems;
    }

    /** Refuses a note that does not fit. */
    static void checkNote(String note) {
        if (note.length() > LONGEST_NOTE) {
            throw new Refusal("note", "The note is longer than " + LONGEST_NOTE + " characters. Shorten it.");
        }
    }

    private void replace(long basedOn, Revision next) {
        RevisionRow current = row(next.connection());
        if (current.number() != basedOn) {
            throw outrun(basedOn);
        }
        rows.saveAndFlush(new RevisionRow(next, triggersNow(next.connection())));
        current.retire();
        events.publishEvent(new RulesPublished(next.connection(), next.number()));
    }

    /** What is wrong with two texts that shall become rules; empty when both compile and pass the fence. */
    public Map<Direction, List<Problem>> problems(String outgoing, String incoming) {
        Map<Direction, List<Problem>> problems = new EnumMap<>(Direction.class);
        Map.of(Direction.OUTGOING, outgoing, Direction.INCOMING, incoming).forEach((direction, source) -> {
            List<Problem> found = rules.check(direction, source);
            if (!found.isEmpty()) {
                problems.put(direction, found);
            }
        });
        return problems;
    }

    /**
     * What in two texts looks like a mistake beside this node's tracker, though they compile; rules that do not compile have
     * no doubts beside that.
     */
    public Map<Direction, List<Problem>> doubts(String outgoing, String incoming, TrackerFields tracker) {
        Map<Direction, List<Problem>> doubts = new EnumMap<>(Direction.class);
        Map.of(Direction.OUTGOING, outgoing, Direction.INCOMING, incoming).forEach((direction, source) -> {
            List<Problem> found = rules.inspect(direction, source, tracker).stream()
                    .filter(Problem::doubt)
                    .toList();
            if (!found.isEmpty()) {
                doubts.put(direction, found);
            }
        });
        return doubts;
    }

    private void mustBeScripted(ConnectionId connection) {
        ConnectionRow row = connections
                .findById(connection.value())
                .orElseThrow(() -> new Refusal("", "This connection was deleted in the meantime."));
        if (row.mode() != Connection.Mode.SCRIPT) {
            throw new Refusal(
                    "",
                    "The rules of '%s' cannot be edited in Basic mode. Make a new connection in Script mode to write your own."
                            .formatted(row.name()));
        }
    }

    private RevisionRow row(ConnectionId connection) {
        return rows.findByIdConnectionIdAndState(connection.value(), Revision.State.PUBLISHED)
                .orElseThrow(() -> new IllegalStateException("Connection " + connection + " has no rules."));
    }

    private static ConcurrentModificationException outrun(long basedOn) {
        return new ConcurrentModificationException("Somebody published rules after revision " + basedOn + ".");
    }
}
