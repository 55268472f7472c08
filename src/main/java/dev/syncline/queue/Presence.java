package dev.syncline.queue;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which processes live on this database: those whose beat went on lately. Compares beats, not clocks. */
final class Presence {

    private static final long DEAD = TimeUnit.SECONDS.toNanos(8);
    private static final long BURIED = TimeUnit.SECONDS.toNanos(60);

    private final UUID me = UUID.randomUUID();
    private final JdbcClient jdbc;
    private final Readings readings;
    private final ShardClaims claims;
    private final Map<UUID, Beat> others = new HashMap<>();
    private long beat;

    Presence(JdbcClient jdbc, Readings readings, ShardClaims claims) {
        this.jdbc = jdbc;
        this.readings = readings;
        this.claims = claims;
    }

    /** The last beat of another process, how much it held then, and when it was new here. */
    private record Beat(long number, int held, long since) {}

    /**
     * Begins to be seen.
     *
     * @param embedded whether only one process can have the database open: whoever is listed was killed
     */
    void arrive(boolean embedded) {
        if (embedded) {
            jdbc.sql("delete from queue_process").update();
        }
        jdbc.sql("insert into queue_process (id, beat, held) values (:id, 0, 0)")
                .param("id", me)
                .update();
        look();
    }

    void leave() {
        jdbc.sql("delete from queue_process where id = :id").param("id", me).update();
    }

    /** Beats every second time and looks at the others. */
    void look() {
        if (beat++ % 2 == 0) {
            jdbc.sql("update queue_process set beat = :beat, held = :held where id = :id")
                    .param("beat", beat)
                    .param("held", claims.held())
                    .param("id", me)
                    .update();
        }
        long now = System.nanoTime();
        Map<UUID, Beat> before = Map.copyOf(others);
        others.clear();
        jdbc.sql("select id, beat, held from queue_process where id <> :id")
                .param("id", me)
                .query((columns, number) -> others.put(
                        columns.getObject("id", UUID.class),
                        new Beat(columns.getLong("beat"), columns.getInt("held"), now)))
                .list();
        others.replaceAll((id, seen) -> {
            Beat known = before.get(id);
            return known != null && known.number() == seen.number() ? known : seen;
        });
        others.entrySet().stream()
                .filter(other -> now - other.getValue().since() > BURIED)
                .forEach(other -> jdbc.sql("delete from queue_process where id = :id")
                        .param("id", other.getKey())
                        .update());
        OptionalInt least = others.values().stream()
                .filter(other -> now - other.since() < DEAD)
                .mapToInt(Beat::held)
                .min();
        readings.alone(least.isEmpty());
        claims.share(least);
    }
}
