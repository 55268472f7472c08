package dev.syncline.twin;

import dev.syncline.connection.ConnectionId;
import dev.syncline.item.ItemRef;
import dev.syncline.script.Direction;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.StringUtils;

/** Ends pairs one of whose items was deleted or merged into another one, for good: no trigger begins them anew. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Bereavements {

    private static final String HERE =
            "%s was %s here. Its pair with %s ended, and triggers leave it alone on this connection.";
    private static final String THERE =
            "%s was %s there. %s is not under sync any more, and triggers leave it alone on this connection.";

    private final Twins twins;
    private final StayOut stayOut;
    private final History history;

    Bereavements(Twins twins, StayOut stayOut, History history) {
        this.twins = twins;
        this.stayOut = stayOut;
        this.history = history;
    }

    /**
     * The item of this side is gone.
     *
     * @param successor key of the item that goes on in its place, where the tracker tells
     */
    public void here(ConnectionId connection, TwinId id, Optional<String> successor) {
        twins.find(connection, id).ifPresent(twin -> {
            ItemRef local = twin.local();
            if (local != null) {
                keep(twin, local, Direction.OUTGOING, HERE.formatted(local.key(), what(successor), theirs(twin)));
            }
            twins.end(connection, id);
        });
    }

    /** The item of the other side is gone; ends nothing by itself. */
    public void there(Twin twin, ItemRef local, Optional<String> successor) {
        keep(
                twin,
                local,
                Direction.INCOMING,
                StringUtils.capitalize(THERE.formatted(theirs(twin), what(successor), local.key())));
    }

    private void keep(Twin twin, ItemRef local, Direction where, String sentence) {
        stayOut.gone(twin.connection(), local);
        history.ended(twin, where, sentence);
    }

    private static String what(Optional<String> successor) {
        return successor.map("merged into %s"::formatted).orElse("deleted, or merged into another one,");
    }

    private static String theirs(Twin twin) {
        return Objects.requireNonNullElse(twin.remoteKey(), "the other side's item");
    }
}
