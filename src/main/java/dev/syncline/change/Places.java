package dev.syncline.change;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the streams of changes were heard. Everything joins the caller's transaction. */
@Component
class Places {

    /** Longer than any tracker keeps what it told. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    Places(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Nullable
    String of(String tracker, String topic) {
        return jdbc.sql("select place from change_stream where tracker = ? and topic = ?")
                .param(tracker)
                .param(topic)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** Two that keep the same for the first time: one of them fails, and hears what it told once more. */
    void keep(String tracker, String topic, String place) {
        int moved = jdbc.sql("update change_stream set place = ?, kept = ? where tracker = ? and topic = ?")
                .param(place)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(tracker)
                .param(topic)
                .update();
        if (moved == 0) {
            jdbc.sql("insert into change_stream (tracker, topic, place, kept) values (?, ?, ?, ?)")
                    .param(tracker)
                    .param(topic)
                    .param(place)
                    .param(clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            forgetOld();
        }
    }

    void forget(String tracker, String topic) {
        jdbc.sql("delete from change_stream where tracker = ? and topic = ?")
                .param(tracker)
                .param(topic)
                .update();
    }

    /** Topics that nobody follows any more, such as those of an org the node was bound to before. */
    private void forgetOld() {
        jdbc.sql("delete from change_stream where kept < ?")
                .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }
}
