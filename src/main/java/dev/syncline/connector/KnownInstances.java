package dev.syncline.connector;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Remembers which instance of a tracker the items under sync belong to. */
@Component
class KnownInstances {

    private static final String ELSEWHERE =
            "Items under sync belong to %s, but the settings lead to %s now. Nothing is read or written, and no pair ends."
                    + " Under General settings, Tracker, set address and credentials back; or say there that it is the same"
                    + " data, moved (a sandbox that was refreshed, an org that was migrated); or take the items off sync.";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate alone;

    /** What is remembered here is so whatever becomes of the work that asked. */
    KnownInstances(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Compares what a tracker says with what is remembered, and remembers it where nothing stands against that.
     *
     * @param underSync why the items under sync cannot belong elsewhere; empty while there are none
     * @return why nothing may be done with this tracker now; empty when it is the right one, or does not tell
     */
    Optional<String> objection(String kind, Identity now, Supplier<Optional<String>> underSync) {
        Optional<String> objection = objectionTo(kind, now, underSync);
        if (objection.isEmpty()) {
            keep(kind, now);
        }
        return objection;
    }

    /** The same, keeping nothing. */
    Optional<String> objectionTo(String kind, Identity now, Supplier<Optional<String>> underSync) {
        return other(kind, now)
                .filter(known -> underSync.get().isPresent())
                .map(known -> ELSEWHERE.formatted(known.called(), now.called()));
    }

    /** The instance that is remembered, where this is another one. */
    Optional<KnownInstance> other(String kind, Identity now) {
        return read().filter(known -> isOther(known, kind, now));
    }

    private static boolean isOther(KnownInstance known, String kind, Identity now) {
        boolean same = known.kind().equals(kind);
        return !same || !now.instance().isEmpty() && !now.instance().equals(known.instance());
    }

    /** From now on the items under sync belong there. */
    void keep(String kind, Identity now) {
        KnownInstance fresh = KnownInstance.of(kind, now);
        Optional<KnownInstance> known = read();
        boolean isNews = known.filter(fresh::equals).isEmpty();
        if (now.instance().isEmpty()) {
            known.filter(each -> !each.kind().equals(kind)).ifPresent(each -> forget());
        } else if (isNews) {
            try {
                alone.executeWithoutResult(status -> put(fresh));
            } catch (DuplicateKeyException anotherThreadWasFirst) {
                // Its tracker is compared with ours when it is confirmed next.
            }
        }
    }

    Optional<KnownInstance> read() {
        return jdbc.sql("select kind, instance, called from tracker_instance where id = 1")
                .query((row, number) -> new KnownInstance(row.getString(1), row.getString(2), row.getString(3)))
                .optional();
    }

    private void put(KnownInstance fresh) {
        int changed =
                set("update tracker_instance set kind = ?, instance = ?, called = ?, since = ? where id = 1", fresh);
        if (changed == 0) {
            set("insert into tracker_instance (kind, instance, called, since, id) values (?, ?, ?, ?, 1)", fresh);
        }
    }

    private int set(String sql, KnownInstance fresh) {
        return jdbc.sql(sql)
                .param(fresh.kind())
                .param(fresh.instance())
                .param(fresh.called())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void forget() {
        alone.executeWithoutResult(
                status -> jdbc.sql("delete from tracker_instance where id = 1").update());
    }
}
