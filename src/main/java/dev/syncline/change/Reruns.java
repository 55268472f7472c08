package dev.syncline.change;

import dev.syncline.connection.ConnectionDeleted;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.RulesPublished;
import dev.syncline.fault.Faults;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Applies rules to items already under sync: one by one, behind whatever else is on its way. What was handed out and
 * how far it got is kept in one transaction, so that a restart goes on where it was.
 */
@Component
@Transactional
public class Reruns {

    private final RerunRows rows;
    private final Twins twins;
    private final Changes changes;
    private final Pace pace;
    private final Faults faults;

    Reruns(JdbcClient jdbc, Clock clock, Twins twins, Changes changes, Pace pace, Faults faults) {
        this.rows = new RerunRows(jdbc, clock);
        this.twins = twins;
        this.changes = changes;
        this.pace = pace;
        this.faults = faults;
    }

    /** The latest rerun of a connection. */
    public Optional<Rerun> find(ConnectionId connection) {
        return rows.find(connection);
    }

    /** Begins from the first item; one that runs already ends in favour of this. */
    public void start(ConnectionId connection, long revision, String by) {
        rows.forget(connection);
        rows.insert(connection, revision, by, twins.count(connection));
    }

    /** Hands out nothing more and says whether it ran; the few items on their way are still looked at. */
    public boolean stop(ConnectionId connection) {
        return rows.end(connection, Rerun.State.STOPPED);
    }

    List<ConnectionId> running() {
        return rows.running();
    }

    /**
     * Hands out the next few items where the connection has nothing better to do and there is room for so many.
     *
     * @return whether any are on their way
     */
    boolean step(ConnectionId connection, int least) {
        long waiting = rows.waiting(connection);
        int room = pace.room(connection, waiting);
        if (room < least) {
            return waiting > 0;
        }
        rows.place(connection).ifPresent(place -> handOut(connection, place, room));
        return true;
    }

    private void handOut(ConnectionId connection, RerunRows.Place place, int room) {
        List<Twin> next = twins.after(connection, place.twin(), room);
        for (Twin twin : next) {
            var item = twin.local();
            if (item != null) {
                rows.turn(connection, twin.id(), isHeld(connection, item.key()) ? RerunRows.HELD : RerunRows.WAITING);
                changes.rerun(twin, item);
            }
        }
        if (next.size() < room) {
            rows.end(connection, Rerun.State.DONE);
        }
        if (!next.isEmpty()) {
            rows.reached(connection, next.get(next.size() - 1).id());
        }
    }

    /** Its turn comes behind the work that is parked; until then it is nobody's hurry. */
    private boolean isHeld(ConnectionId connection, String item) {
        return Stream.of("outgoing", "incoming")
                .anyMatch(rule -> !faults.open(connection, item, rule).isEmpty());
    }

    /** What is left of a rerun would meet other rules than those it was started for. */
    @EventListener
    void published(RulesPublished published) {
        stop(published.id());
    }

    @EventListener
    void looked(ItemLooked looked) {
        if (looked.change().cause() == ItemChanged.Cause.RERUN) {
            rows.outcome(
                    looked.change().connection(),
                    looked.change().twin(),
                    looked.result().name());
        }
    }

    @EventListener
    void forget(ConnectionDeleted deleted) {
        rows.forget(deleted.id());
    }
}
