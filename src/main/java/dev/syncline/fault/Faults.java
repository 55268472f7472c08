package dev.syncline.fault;

import dev.syncline.connection.ConnectionDeleted;
import dev.syncline.connection.ConnectionId;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What stands in the way now. Everything joins the caller's transaction. */
@Component
@Transactional
public class Faults {

    /** What faults of a connection are about whose other node takes nothing, or is not heard of. */
    public static final String OTHER_NODE = "The other node";

    /** What the fault of a node is about whose tracker tells of no changes. */
    public static final String TRACKER = "Changes of the tracker";

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
    private static final String ITSELF = "syncline";

    private final FaultRows rows;

    Faults(JdbcClient jdbc, Clock clock) {
        this.rows = new FaultRows(jdbc, clock);
    }

    /** Reports a fault; the same work, or the same words about the same item, counts up instead. */
    public Fault report(NewFault fault) {
        UUID id = rows.openLike(fault)
                .map(open -> {
                    rows.again(open, fault);
                    return open;
                })
                .orElseGet(() -> opened(fault));
        return rows.find(id).orElseThrow();
    }

    /** Whoever watches logs sees that something is wrong and where; values of items stay out of them. */
    private UUID opened(NewFault fault) {
        UUID id = rows.insert(fault);
        LOG.warn(
                "New error {} ({}), connection {}, item {}, rule {}{}",
                id,
                fault.level(),
                fault.connection(),
                inOneLine(fault.item()),
                fault.rule(),
                fault.level() == Fault.Level.ITEM ? "." : ": " + inOneLine(fault.message()));
        return id;
    }

    private static @Nullable String inOneLine(@Nullable String words) {
        return words == null ? null : words.replaceAll("\\p{Cntrl}", " ");
    }

    /** Reports what stands in the way of an item now; what the same rule said of it before is over. */
    public Fault reportInPlace(ConnectionId connection, String item, String rule, NewFault fault) {
        rows.open(connection, item, rule).stream()
                .filter(before -> !before.message().equals(fault.message()))
                .forEach(before -> resolve(before.id(), ITSELF));
        return report(fault);
    }

    /** Open faults after a place in the list, newest first, from the first when none is given; of one connection or all. */
    public List<Fault> open(@Nullable ConnectionId connection, @Nullable FaultMark after, int limit) {
        return rows.open(connection, after, limit);
    }

    /** Key of the other side's item that the item of a fault may be connected with now; empty where none is known. */
    public Optional<String> successor(UUID id) {
        return rows.successor(id);
    }

    public Optional<Fault> find(UUID id) {
        return rows.find(id);
    }

    /** Open faults of one item whose rule is the given one. */
    public List<Fault> open(ConnectionId connection, String item, String rule) {
        return rows.open(connection, item, rule);
    }

    /** Open faults of one item, newest first; on each connection it has the names that both sides have for it. */
    public List<Fault> openOf(Map<ConnectionId, Set<String>> names) {
        Set<String> all = names.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        return all.isEmpty()
                ? List.of()
                : rows.openOf(names.keySet(), all).stream()
                        .filter(fault ->
                                names.getOrDefault(fault.connection(), Set.of()).contains(fault.item()))
                        .toList();
    }

    /** Open faults of these pieces of work. */
    public List<Fault> openOfWork(Collection<Long> work) {
        return work.isEmpty() ? List.of() : rows.openOfWork(work);
    }

    /** What stands in the way of a whole connection, newest first. */
    public List<Fault> openOfWhole(ConnectionId connection) {
        return rows.openOfWhole(connection);
    }

    /** How many parked items rules published now would retry. */
    public long waitingForRules(ConnectionId connection) {
        return rows.workOfRules(connection).size();
    }

    /** Closes a fault somebody dealt with. */
    public void resolve(UUID id, String by) {
        rows.resolve("id = ?", by, id);
    }

    /**
     * How many open faults without work, this one included, are one trouble to people: of the same connection and rule and
     * with the same kind of cause. Those are over when somebody says so.
     */
    public long countLike(Fault fault) {
        return fault.workId() == null && fault.connection() != null ? rows.countLike(fault) : 0;
    }

    /** Closes them all because somebody dealt with them; says how many. */
    public int resolveLike(Fault fault, String by) {
        return fault.workId() == null && fault.connection() != null ? rows.resolveLike(fault, by) : 0;
    }

    /** Closes every fault of this work: it went through after all. */
    public void resolveWork(long workId) {
        rows.resolve("work_id = ?", ITSELF, workId);
    }

    /** Closes the faults of one item whose rule is the given one: that rule went through after all. */
    public void resolveItem(ConnectionId connection, String item, String rule) {
        rows.resolve("connection = ? and item = ? and rule = ?", ITSELF, connection.value(), item, rule);
    }

    /** Closes the node's own faults about one thing: it works again. */
    public void resolveNode(String item) {
        rows.resolve("level = 'NODE' and item = ?", ITSELF, item);
    }

    /** Closes a connection's own faults about one thing: it works again. */
    public void resolveConnection(ConnectionId connection, String item) {
        rows.resolve("level = 'CONNECTION' and connection = ? and item = ?", ITSELF, connection.value(), item);
    }

    /** Closes what was said of a connection's rules: it works with them again. */
    void resolveRules(ConnectionId connection) {
        rows.resolve(
                "level = 'CONNECTION' and connection = ? and rule in ('outgoing', 'incoming')",
                ITSELF,
                connection.value());
    }

    /**
     * Parked work that one deed of an administrator helps, this fault's own included: of the same connection and rule, and
     * where a script failed of the same line and revision, otherwise with the same kind of cause.
     */
    public List<Long> workLike(Fault fault, int limit) {
        return fault.connection() == null ? List.of() : rows.workLike(fault, limit);
    }

    /** The connections with the most open faults, and how many each has. */
    public Map<ConnectionId, Long> most(int limit) {
        Map<ConnectionId, Long> most = new LinkedHashMap<>();
        rows.most(limit).forEach((connection, count) -> most.put(new ConnectionId(connection), count));
        return most;
    }

    public long countOpen() {
        return rows.countOpen();
    }

    /** How many of one level are open about one thing. */
    public long countOpen(Fault.Level level, String item) {
        return rows.countOpen(level, item);
    }

    @EventListener
    void forget(ConnectionDeleted deleted) {
        rows.forget(deleted.id());
    }
}
