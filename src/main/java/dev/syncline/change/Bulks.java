package dev.syncline.change;

import dev.syncline.connection.ConnectionDeleted;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Bulk operations of triggers: begun and stopped by people, done a few items at a time. */
@Component
@Transactional
public class Bulks {

    private final BulkRows rows;
    private final Triggers triggers;

    Bulks(JdbcClient jdbc, Clock clock, Triggers triggers) {
        this.rows = new BulkRows(jdbc, clock);
        this.triggers = triggers;
    }

    /** The latest bulk operation of a trigger. */
    public Optional<Bulk> find(UUID trigger) {
        return rows.find(trigger);
    }

    /**
     * Begins with the first item; what runs for this trigger already ends in favour of this.
     *
     * @return whether there is such a trigger
     */
    public boolean start(UUID trigger, Bulk.Kind kind, String by) {
        Optional<Trigger> found = triggers.find(trigger);
        found.ifPresent(each -> {
            rows.forget(trigger);
            rows.insert(each, kind, by);
        });
        return found.isPresent();
    }

    /** Hands out nothing more and says whether it ran; the few items on their way go through. */
    public boolean stop(UUID trigger) {
        return rows.end(trigger, Bulk.State.STOPPED, null);
    }

    @EventListener
    void looked(ItemLooked looked) {
        ItemChanged change = looked.change();
        if (change.cause() == ItemChanged.Cause.EXALATED || change.cause() == ItemChanged.Cause.UNEXALATED) {
            rows.looked(change.connection(), change.twin(), looked.result() == ItemLooked.Result.FAILED);
        }
    }

    @EventListener
    void forget(ConnectionDeleted deleted) {
        rows.forget(deleted.id());
    }
}
