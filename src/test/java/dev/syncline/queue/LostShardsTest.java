package dev.syncline.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.Eventually;
import dev.syncline.testing.MovableClock;
import dev.syncline.testing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A process whose heartbeat did not get through for seconds loses its shards, and takes them again. */
class LostShardsTest {

    private final PostgresServer.Database database = PostgresServer.newDatabase();
    private final Script script = new Script();
    private final CountDownLatch letGo = new CountDownLatch(1);
    private final Lane lane = new Lane("a");

    @Test
    void runsNoLaneTwiceWhereWorkOfBeforeIsStillUnderWay() throws SQLException {
        UUID acme = UUID.randomUUID();
        MovableClock clock = new MovableClock(Instant.parse("2026-01-31T12:00:00Z"));
        script.answers.put("1", work -> held());
        try (QueueProcess process = new QueueProcess(database, clock, new QueueSettings(8, 4, 200), script)) {
            Eventually.holds("it works all shards", () -> holdsAllButThatOfTheLane(process));
            process.put("a", acme, "1");
            process.put("a", acme, "2");
            Eventually.holds("the first is under way", () -> script.running.get() == 1);
            withoutHeartbeat(() -> Eventually.holds(
                    "it lost its shards", () -> !process.board().readings().holdsAny()));
            Eventually.holds("it has the others again", () -> holdsAllButThatOfTheLane(process));
            letGo.countDown();
            Eventually.holds("both are done", () -> script.done.size() == 2);
        } finally {
            letGo.countDown();
        }
        assertThat(script.done).containsExactly("1", "2");
        assertThat(script.overlaps).isEmpty();
    }

    private Outcome held() {
        try {
            letGo.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Outcome.done();
    }

    private boolean holdsAllButThatOfTheLane(QueueProcess process) {
        return IntStream.range(0, Lane.SHARDS)
                .filter(shard -> shard % ShardClaims.SLICES != lane.shard() % ShardClaims.SLICES)
                .allMatch(process.board().readings()::holds);
    }

    /** Nobody can write to the table of claims meanwhile. */
    private void withoutHeartbeat(Runnable meanwhile) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table queue_claim in exclusive mode");
            meanwhile.run();
            connection.rollback();
        }
    }
}
