package dev.syncline.connection;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The connections of this node and what may be done with them. */
@Component
public class Connections {

    /** What lists may be sorted by, as records name it, and the column behind it. */
    private static final Map<String, String> SORTABLE = Map.of(
            "name", "nameKey",
            "localShortName", "localShortName",
            "remoteShortName", "remoteShortName",
            "mode", "mode",
            "type", "type",
            "status", "status",
            "created", "created",
            "lastActivity", "lastActivity");

    private final ConnectionRows rows;
    private final Erasure erasure;
    private final Activity activity;
    private final SentNotices sent;
    private final ReceivedNotices received;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Connections(
            ConnectionRows rows,
            Erasure erasure,
            Activity activity,
            SentNotices sent,
            ReceivedNotices received,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.erasure = erasure;
        this.activity = activity;
        this.sent = sent;
        this.received = received;
        this.events = events;
        this.transaction = transaction;
    }

    public Optional<Connection> find(ConnectionId id) {
        return rows.findById(id.value()).map(ConnectionRow::toConnection);
    }

    /** Those of these that exist, by their ids. */
    public Map<ConnectionId, Connection> all(Collection<ConnectionId> ids) {
        return rows.findAllById(ids.stream().map(ConnectionId::value).toList()).stream()
                .map(ConnectionRow::toConnection)
                .collect(Collectors.toMap(Connection::id, Function.identity()));
    }

    /** Connections whose name or short names contain the text; an empty text finds all. */
    public Page<Connection> page(String containing, Pageable page) {
        Pageable sorted = PageRequest.of(page.getPageNumber(), page.getPageSize(), columns(page.getSort()));
        String text = containing.strip().toLowerCase(Locale.ROOT);
        Page<ConnectionRow> found = text.isEmpty()
                ? rows.findAll(sorted)
                : rows.containing("%" + text.replaceAll("([!%_])", "!$1") + "%", sorted);
        return found.map(ConnectionRow::toConnection);
    }

    /**
     * Connections in the order of their names, for programs to read all of them.
     *
     * @param name after which; the first ones when none is given
     */
    public List<Connection> after(@Nullable String name, int limit) {
        return rows.after(name == null ? "" : ConnectionRow.key(name), Limit.of(limit)).stream()
                .map(ConnectionRow::toConnection)
                .toList();
    }

    /** Every connection that is Active, for the engine. */
    public List<Connection> active() {
        return rows.findByStatus(Connection.Status.ACTIVE).stream()
                .map(ConnectionRow::toConnection)
                .toList();
    }

    /** Every Active connection on which this side fetches, because it cannot be called. */
    public List<Connection> fetching() {
        return rows
                .findByStatusAndTypeAndRemoteAddressIsNotNull(Connection.Status.ACTIVE, Connection.Type.PRIVATE)
                .stream()
                .map(ConnectionRow::toConnection)
                .toList();
    }

    /** Every Active connection whose other side fetches, because it cannot be called. */
    public List<Connection> fetchedFrom() {
        return rows
                .findByStatusAndTypeAndRemoteAddressIsNull(Connection.Status.ACTIVE, Connection.Type.PRIVATE)
                .stream()
                .map(ConnectionRow::toConnection)
                .toList();
    }

    /**
     * Lets changes pass again, and tells the other side.
     *
     * @throws Refusal when nobody accepted yet
     */
    public void activate(ConnectionId id) {
        change(id, row -> {
            mustBeAccepted(row);
            if (row.status() != Connection.Status.ACTIVE) {
                row.become(Connection.Status.ACTIVE);
                tell(row, Notice.Kind.RESUMED, "");
                events.publishEvent(new ConnectionActivated(id));
            }
        });
    }

    /**
     * Pauses, and tells the other side; changes still queue.
     *
     * @param reason for the other side's administrator; may be empty
     * @throws Refusal when nobody accepted yet, and for a {@code reason} that cannot be taken
     */
    public void deactivate(ConnectionId id, String reason) {
        String why = FormText.text("reason", "reason", reason, ReceivedNotices.REASON);
        change(id, row -> {
            mustBeAccepted(row);
            row.become(Connection.Status.DEACTIVATED);
            tell(row, Notice.Kind.PAUSED, why);
        });
    }

    /** Deletes a connection without a reason. */
    public void delete(ConnectionId id) {
        delete(id, "");
    }

    /**
     * Deletes a connection, and the other half of a local one, and tells the other side; deleting again does nothing.
     *
     * @param reason for the other side's administrator; may be empty
     * @throws Refusal for a {@code reason} that cannot be taken
     */
    public void delete(ConnectionId id, String reason) {
        String why = FormText.text("reason", "reason", reason, ReceivedNotices.REASON);
        guarded(() -> transaction.executeWithoutResult(status -> rows.findById(id.value())
                .ifPresent(row -> {
                    tell(row, Notice.Kind.REMOVED, why);
                    if (row.type() == Connection.Type.LOCAL && row.remoteId() != null) {
                        rows.findById(row.remoteId()).ifPresent(erasure::erase);
                    }
                    erasure.erase(row);
                })));
    }

    /** Notes that something passed over a connection. */
    public void touched(ConnectionId id) {
        activity.touched(id);
    }

    /** Notes a sign of life of the other side with nothing in it. */
    public void heard(ConnectionId id) {
        activity.heard(id);
    }

    private void tell(ConnectionRow row, Notice.Kind kind, String reason) {
        if (received.isRemovedThere(row.id())) {
            return; // nobody is left to tell
        }
        UUID far = row.remoteId();
        if (row.type() != Connection.Type.LOCAL) {
            sent.say(row.toConnection(), sent.next(row.id(), 0, kind, reason));
        } else if (kind != Notice.Kind.REMOVED && far != null) {
            received.take(far, sent.next(row.id(), received.number(far), kind, reason));
        }
    }

    private void change(ConnectionId id, Consumer<ConnectionRow> change) {
        guarded(() -> transaction.executeWithoutResult(status -> {
            change.accept(rows.findById(id.value())
                    .orElseThrow(() -> new Refusal("", "This connection was deleted in the meantime.")));
            rows.flush();
        }));
    }

    /** Two administrators at once: the second is told, and nothing of what it asked is done. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (ConcurrencyFailureException e) {
            throw new Refusal(
                    "", "Somebody else changed this connection at the same moment. Look at it again before you go on.");
        }
    }

    private static void mustBeAccepted(ConnectionRow row) {
        if (row.status() == Connection.Status.PENDING) {
            throw new Refusal(
                    "", "'%s' is Pending: the other side has to accept the invitation first.".formatted(row.name()));
        }
    }

    private static Sort columns(Sort wanted) {
        List<Sort.Order> orders = wanted.stream()
                .filter(order -> SORTABLE.containsKey(order.getProperty()))
                .map(order -> order.withProperty(SORTABLE.getOrDefault(order.getProperty(), "nameKey")))
                .toList();
        return (orders.isEmpty() ? Sort.by("nameKey") : Sort.by(orders)).and(Sort.by("id"));
    }
}
