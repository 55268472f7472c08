package dev.syncline.twin;

import dev.syncline.connection.ConnectionDeleted;
import dev.syncline.connection.ConnectionId;
import dev.syncline.item.FieldChange;
import dev.syncline.item.ItemRef;
import dev.syncline.script.Direction;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What passed on this side, one record for each sync of an item; bounded by {@link HistorySettings}. */
@Component
public class History {

    private static final int SLICE = 1_000;

    private final HistoryRows rows;
    private final HistorySettings settings;
    private final SyncActivity activity;
    private final Clock clock;

    History(JdbcClient jdbc, HistorySettings settings, SyncActivity activity, Clock clock) {
        this.activity = activity;
        this.rows = new HistoryRows(jdbc);
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A sync that is just being finished.
     *
     * @param local null where the incoming rule made no local item
     * @param log lines the rule left
     * @param told what people are told of what changed; the content's changes where those are what happened
     */
    public record Passed(
            ConnectionId connection,
            TwinId twin,
            Direction direction,
            long revision,
            @Nullable ItemRef local,
            @Nullable String remoteKey,
            SyncContent content,
            List<String> log,
            List<FieldChange> told) {

        /** A sync whose content says what changed. */
        public Passed(
                ConnectionId connection,
                TwinId twin,
                Direction direction,
                long revision,
                @Nullable ItemRef local,
                @Nullable String remoteKey,
                SyncContent content,
                List<String> log) {
            this(connection, twin, direction, revision, local, remoteKey, content, log, content.changes());
        }
    }

    /** Keeps a sync in the transaction that finishes it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Passed passed) {
        activity.passed(passed.direction());
        if (settings.keep() > 0) {
            rows.insert(passed, clock.instant(), settings.largest().toBytes());
        }
    }

    /** Keeps that a pair ended, in the transaction that ends it; {@link PastSync#isEnd} tells it from a sync. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ended(Twin twin, Direction where, String sentence) {
        if (settings.keep() > 0) {
            rows.insertEnd(twin, where, sentence, clock.instant());
        }
    }

    /** The newest syncs of a connection first; in one direction when one is given. */
    @Transactional(readOnly = true)
    public List<PastSync> latest(ConnectionId connection, @Nullable Direction direction, int limit) {
        return rows.latest(connection, direction, limit);
    }

    /** The newest syncs of a local item first, over all connections; those older than {@code before} when given. */
    @Transactional(readOnly = true)
    public List<PastSync> ofItem(ItemRef local, @Nullable Long before, int limit) {
        return rows.ofItem(local, before, limit);
    }

    @Transactional(readOnly = true)
    public Optional<PastSync> find(ConnectionId connection, long id) {
        return rows.find(connection, id);
    }

    /** What a rule needs to run on this sync again; empty when it is forgotten or was too large to keep. */
    @Transactional(readOnly = true)
    public Optional<SyncContent> content(ConnectionId connection, long id) {
        return rows.content(connection, id);
    }

    /** Forgets what is too old or too much, a slice at a time. */
    void clean() {
        rows.forgetFirst(settings.keep());
        boolean more = true;
        while (more) {
            more = rows.forgetOlder(clock.instant().minus(settings.keepFor()), SLICE);
        }
    }

    @EventListener
    @Transactional
    void forget(ConnectionDeleted deleted) {
        rows.forget(deleted.id());
    }
}
