package dev.syncline.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How each way fared last, and which groups it told of when. */
@Component
@Transactional
class WayStates {

    private static final int LONGEST = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;

    WayStates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    WayState of(Way way) {
        return jdbc.sql("select last_sent, problem, not_before from notification_way where way = ?")
                .param(way.name())
                .query((row, number) ->
                        new WayState(instant(row, "last_sent"), row.getString("problem"), instant(row, "not_before")))
                .optional()
                .orElse(new WayState(null, null, null));
    }

    void sent(Way way) {
        keep(way, clock.instant(), null, null);
    }

    void failed(Way way, String problem, Duration pause) {
        String words = problem.length() <= LONGEST ? problem : problem.substring(0, LONGEST);
        keep(way, of(way).lastSent(), words, clock.instant().plus(pause));
    }

    /** A way that is set up anew begins anew. */
    void reset(Way way) {
        jdbc.sql("delete from notification_way where way = ?").param(way.name()).update();
    }

    /** Whether a group was told of within the quiet period. */
    boolean isQuiet(Way way, String group, Duration quiet) {
        return jdbc.sql("select told from notification_told where way = ? and fault_group = ?")
                .param(way.name())
                .param(group)
                .query((row, number) ->
                        row.getObject("told", OffsetDateTime.class).toInstant())
                .optional()
                .filter(told -> clock.instant().isBefore(told.plus(quiet)))
                .isPresent();
    }

    void told(Way way, String group) {
        jdbc.sql("delete from notification_told where way = ? and fault_group = ?")
                .param(way.name())
                .param(group)
                .update();
        jdbc.sql("insert into notification_told (way, fault_group, told) values (?, ?, ?)")
                .param(way.name())
                .param(group)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void keep(Way way, @Nullable Instant sent, @Nullable String problem, @Nullable Instant notBefore) {
        reset(way);
        jdbc.sql("insert into notification_way (way, last_sent, problem, not_before) values (?, ?, ?, ?)")
                .param(way.name())
                .param(sent == null ? null : sent.atOffset(ZoneOffset.UTC))
                .param(problem)
                .param(notBefore == null ? null : notBefore.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
