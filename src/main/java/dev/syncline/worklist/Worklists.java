package dev.syncline.worklist;

import dev.syncline.change.ConnectEnded;
import dev.syncline.change.ItemChanged;
import dev.syncline.change.ItemLooked;
import dev.syncline.connection.ConnectionDeleted;
import dev.syncline.connection.ConnectionId;
import dev.syncline.worklist.Worklist.Kind;
import dev.syncline.worklist.Worklist.State;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists of items: typed by people, checked before anything is done, started and stopped by people. */
@Component
@Transactional
public class Worklists {

    private final WorklistRows rows;
    private final LineRows lines;

    Worklists(WorklistRows rows, LineRows lines) {
        this.rows = rows;
        this.lines = lines;
    }

    /**
     * Takes pairs to connect; they are checked next, and nothing is done until somebody starts the list.
     *
     * @param csv two columns, our key and theirs, with or without a heading
     * @param bringsParts whether comments and files that are there already go over with the next change
     * @throws WorklistRefusal for {@code pairs}
     */
    public UUID connect(ConnectionId connection, String csv, boolean bringsParts, String by) {
        UUID id = UUID.randomUUID();
        connect(id, connection, csv, bringsParts, by);
        return id;
    }

    /** The same under an id that whoever asks made, so that a repeated question is known. */
    public void connect(UUID id, ConnectionId connection, String csv, boolean bringsParts, String by) {
        keep(id, Kind.CONNECT, connection, PairFile.read(csv), bringsParts, by);
    }

    /**
     * Takes keys of items to take off sync on a connection; checked next, done once somebody starts the list.
     *
     * @throws WorklistRefusal for {@code keys}
     */
    public UUID cleanUp(ConnectionId connection, String keys, String by) {
        UUID id = UUID.randomUUID();
        cleanUp(id, connection, keys, by);
        return id;
    }

    /** The same under an id that whoever asks made. */
    public void cleanUp(UUID id, ConnectionId connection, String keys, String by) {
        keep(id, Kind.CLEAN_UP, connection, KeyList.read(keys), false, by);
    }

    /** Means every item of a connection; done once somebody starts the list. */
    public UUID cleanUpAll(ConnectionId connection, String by) {
        UUID id = UUID.randomUUID();
        cleanUpAll(id, connection, by);
        return id;
    }

    /** The same under an id that whoever asks made. */
    public void cleanUpAll(UUID id, ConnectionId connection, String by) {
        rows.insert(id, Kind.CLEAN_UP, connection, true, false, by);
    }

    public Optional<Worklist> find(UUID id) {
        return rows.find(id);
    }

    /** The newest lists. */
    public List<Worklist> recent(Kind kind, int limit) {
        return rows.recent(kind, limit);
    }

    /** Rows after a number, in a state where one is given. */
    public List<WorklistLine> lines(UUID id, WorklistLine.@Nullable State state, int after, int limit) {
        return lines.after(id, state, after, limit);
    }

    /** Does what is ready and says whether it could be started: it is checked, or was stopped. */
    public boolean start(UUID id) {
        return rows.move(id, State.RUNNING, List.of(State.CHECKED, State.STOPPED));
    }

    /**
     * Checks the rows that failed anew, so that they can be started again, and says whether it could: there are some, and
     * the list does not run. What a list of a whole connection left is what the next one finds.
     */
    public boolean again(UUID id) {
        boolean idle = rows.find(id)
                .filter(list -> !list.whole() && list.tally().failed() > 0)
                .isPresent();
        boolean moved = idle && rows.move(id, State.CHECKING, List.of(State.CHECKED, State.STOPPED, State.DONE));
        if (moved) {
            lines.again(id);
        }
        return moved;
    }

    /** Hands out nothing more and says whether it ran; the few items on their way go through. */
    public boolean stop(UUID id) {
        return rows.move(id, State.STOPPED, List.of(State.RUNNING));
    }

    /** Throws a list away and says whether it could be: one that runs is stopped first. */
    public boolean forget(UUID id) {
        boolean idle =
                rows.find(id).filter(list -> list.state() != State.RUNNING).isPresent();
        if (idle) {
            rows.forget(id);
        }
        return idle;
    }

    private void keep(
            UUID id, Kind kind, ConnectionId connection, List<TypedLine> typed, boolean bringsParts, String by) {
        rows.insert(id, kind, connection, false, bringsParts, by);
        typed.forEach(line -> lines.insert(id, line));
    }

    @EventListener
    void connected(ConnectEnded ended) {
        if (ended.asked()) {
            lines.ended(ended.connection(), ended.twin(), Kind.CONNECT, ended.refusal());
        }
    }

    @EventListener
    void looked(ItemLooked looked) {
        ItemChanged change = looked.change();
        if (change.cause() == ItemChanged.Cause.UNEXALATED) {
            boolean failed = looked.result() == ItemLooked.Result.FAILED;
            lines.ended(
                    change.connection(),
                    change.twin(),
                    Kind.CLEAN_UP,
                    failed ? "It could not be taken off sync; the Errors page says why." : null);
        }
    }

    @EventListener
    void forget(ConnectionDeleted deleted) {
        rows.forget(deleted.id());
    }
}
