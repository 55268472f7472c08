package dev.syncline.change;

import dev.syncline.connection.ConnectionDeleted;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.SearchPage;
import dev.syncline.connector.TrackerFailure;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The triggers of this node. A filter is checked by the tracker before it is kept. */
@Component
public class Triggers {

    private static final int LONGEST_FILTER = 4000;
    private static final int LONGEST_NOTES = 2000;

    private final TriggerRows rows;
    private final ObjectProvider<LocalTracker> tracker;

    Triggers(JdbcClient jdbc, Clock clock, ObjectProvider<LocalTracker> tracker) {
        this.rows = new TriggerRows(jdbc, clock);
        this.tracker = tracker;
    }

    /** Triggers, oldest first; of all connections when none is given. */
    public Page<Trigger> page(@Nullable ConnectionId connection, Pageable page) {
        return new PageImpl<>(
                rows.page(connection, page.getPageSize(), page.getOffset()), page, rows.count(connection));
    }

    /** Triggers in the order of their ids, after the given one, for programs to read all of them. */
    public List<Trigger> after(@Nullable ConnectionId connection, @Nullable UUID id, int limit) {
        return rows.after(connection, id == null ? new UUID(0, 0) : id, limit);
    }

    public Optional<Trigger> find(UUID id) {
        return rows.find(id);
    }

    /**
     * Makes a trigger.
     *
     * @throws TrackerFailure of kind VALIDATION, with {@code entityType}, {@code filter} or {@code notes} among its fields
     */
    public Trigger create(ConnectionId connection, String entityType, String filter, String notes, boolean active) {
        return create(UUID.randomUUID(), connection, entityType, filter, notes, active);
    }

    /** The same under an id that whoever asks made, so that a repeated question is known. */
    public Trigger create(
            UUID id, ConnectionId connection, String entityType, String filter, String notes, boolean active) {
        bounded("filter", filter, LONGEST_FILTER);
        bounded("notes", notes, LONGEST_NOTES);
        check(entityType, filter);
        rows.insert(id, connection, entityType, filter.strip(), notes, active);
        return rows.find(id).orElseThrow();
    }

    /**
     * Changes a trigger; its connection stays.
     *
     * @throws TrackerFailure as {@link #create}
     */
    public void update(UUID id, String entityType, String filter, String notes, boolean active) {
        bounded("filter", filter, LONGEST_FILTER);
        bounded("notes", notes, LONGEST_NOTES);
        check(entityType, filter);
        rows.update(id, entityType, filter.strip(), notes, active);
    }

    /** Whether another trigger of its connection looks for the same items. */
    public boolean hasDouble(Trigger trigger) {
        return rows.hasDouble(trigger);
    }

    public void activate(UUID id) {
        rows.active(id, true);
    }

    public void deactivate(UUID id) {
        rows.active(id, false);
    }

    public void delete(UUID id) {
        rows.delete(id);
    }

    /**
     * Items that a filter matches now, for trying it out and for bulk operations.
     *
     * @throws TrackerFailure as {@link #create}
     */
    public SearchPage matchesNow(String entityType, String filter, int limit) {
        return search(entityType, filter, limit);
    }

    /** Every trigger that may fire. */
    List<Trigger> active() {
        return rows.active();
    }

    /** Keeps why the tracker could not read a filter, so that the Triggers page says so. */
    void problem(UUID id, String message) {
        rows.problem(id, message);
    }

    @EventListener
    @Transactional
    void forget(ConnectionDeleted deleted) {
        rows.forget(deleted.id());
    }

    /**
     * Checks what a trigger would look for, and keeps nothing.
     *
     * @throws TrackerFailure as {@link #create}
     */
    public void check(String entityType, String filter) {
        List<String> offered = tracker.getObject().connector().capabilities().entityTypes();
        if (!offered.contains(entityType)) {
            String message = "'%s' is nothing this tracker can synchronise. Choose one of %s."
                    .formatted(entityType, String.join(", ", offered));
            throw new TrackerFailure(
                    TrackerFailure.Kind.VALIDATION, message, Map.of("entityType", message), null, null);
        }
        search(entityType, filter, 1);
    }

    private static void bounded(String field, String text, int longest) {
        if (text.strip().length() > longest) {
            throw TrackerFailure.ofField(
                    field,
                    "%s has %d characters; at most %d can be kept. Shorten it."
                            .formatted(field, text.strip().length(), longest));
        }
    }

    private SearchPage search(String entityType, String filter, int limit) {
        try {
            return tracker.getObject().connector().search(entityType, filter.strip(), null, limit);
        } catch (TrackerFailure e) {
            if (e.kind() != TrackerFailure.Kind.VALIDATION || !e.fields().isEmpty()) {
                throw e;
            }
            String message = String.valueOf(e.getMessage());
            throw new TrackerFailure(e.kind(), message, Map.of("filter", message), null, e);
        }
    }
}
