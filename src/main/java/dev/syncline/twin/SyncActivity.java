package dev.syncline.twin;

import dev.syncline.script.Direction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How many syncs pass, by hour and, of the last ones, by minute. Counted in memory when a sync's transaction commits and
 * written every few seconds, so that no sync waits for another at a counter.
 */
@Component
public class SyncActivity {

    private static final Duration KEPT = Duration.ofDays(3 * 366);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<Slot, Long> counted = new ConcurrentHashMap<>();

    SyncActivity(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Slot(Instant minute, Direction direction) {

        ZonedDateTime moment() {
            return minute.atZone(ZoneOffset.UTC);
        }
    }

    /** Counts a sync once the running transaction commits. */
    void passed(Direction direction) {
        Slot slot = new Slot(clock.instant().truncatedTo(ChronoUnit.MINUTES), direction);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                counted.merge(slot, 1L, Long::sum);
            }
        });
    }

    /** Writes what was counted; what cannot be written now is written the next time. */
    void write() {
        for (Slot slot : List.copyOf(counted.keySet())) {
            Long syncs = counted.remove(slot);
            if (syncs != null) {
                write(slot, syncs);
            }
        }
    }

    /** Days from the given one on that saw any sync, oldest first. */
    public List<ActivityDay> since(LocalDate day) {
        return jdbc.sql("select passed_on, sum(case when direction = 'OUTGOING' then syncs else 0 end),"
                        + " sum(case when direction = 'INCOMING' then syncs else 0 end)"
                        + " from sync_activity where passed_on >= ? group by passed_on order by passed_on")
                .param(day)
                .query((row, number) ->
                        new ActivityDay(row.getObject(1, LocalDate.class), row.getLong(2), row.getLong(3)))
                .list();
    }

    /** Syncs in the last 60 minutes of the clock, the running one included; a few seconds late. */
    public long inLastHour() {
        return jdbc.sql("select coalesce(sum(syncs), 0) from sync_recent where passed > ?")
                .param(anHourAgo())
                .query(Long.class)
                .single();
    }

    void forgetOld() {
        LocalDate last = LocalDate.ofInstant(clock.instant().minus(KEPT), ZoneOffset.UTC);
        jdbc.sql("delete from sync_activity where passed_on < ?").param(last).update();
        jdbc.sql("delete from sync_recent where passed <= ?").param(anHourAgo()).update();
    }

    private OffsetDateTime anHourAgo() {
        return clock.instant()
                .truncatedTo(ChronoUnit.MINUTES)
                .minus(1, ChronoUnit.HOURS)
                .atOffset(ZoneOffset.UTC);
    }

    private void write(Slot slot, long syncs) {
        try {
            transaction.executeWithoutResult(status -> add(slot, syncs));
        } catch (RuntimeException e) {
            counted.merge(slot, syncs, Long::sum);
            throw e;
        }
    }

    private void add(Slot slot, long syncs) {
        jdbc.sql("insert into sync_recent (passed, syncs) values (?, ?)")
                .param(slot.minute().atOffset(ZoneOffset.UTC))
                .param(syncs)
                .update();
        int updated = jdbc.sql("update sync_activity set syncs = syncs + ? where passed_on = ? and hour_of_day = ?"
                        + " and direction = ?")
                .param(syncs)
                .param(slot.moment().toLocalDate())
                .param(slot.moment().getHour())
                .param(slot.direction().name())
                .update();
        if (updated == 0) {
            jdbc.sql("insert into sync_activity (passed_on, hour_of_day, direction, syncs) values (?, ?, ?, ?)")
                    .param(slot.moment().toLocalDate())
                    .param(slot.moment().getHour())
                    .param(slot.direction().name())
                    .param(syncs)
                    .update();
        }
    }
}
